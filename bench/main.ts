import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Bench, type Case, measure, number, type Row } from './run.ts';

// `npm run bench -- [name] [--json]`. See README.md.
const ROOT = join(import.meta.dirname, '..');
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['main.ts', 'run.ts'].includes(file) && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3));

const json = process.argv.includes('--json');
// For whoever works on a bench: each case once, and nothing is written.
const quick = process.argv.includes('--quick');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const say = (line: string) => void process.stderr.write(`${line}\n`);
const unknown = asked.filter((name) => !names.includes(name));

if (unknown.length > 0) {
  say(`There is no bench "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
  process.exitCode = 2;
} else {
  let ok = true;
  for (const name of asked.length > 0 ? asked : names) ok = (await runBench(name)) && ok;
  process.exitCode = ok ? 0 : 1;
}

async function runBench(name: string): Promise<boolean> {
  say(`${name}: preparing`);
  const { open } = (await import(`./${name}.ts`)) as { open(say: (line: string) => void): Promise<Bench> };
  const bench = await open(say);
  const rows: Row[] = [];
  try {
    for (const one of bench.cases) {
      const row = await measure(name, quick ? { ...one, rounds: 1 } : one, say);
      rows.push(row);
      if (json) process.stdout.write(`${JSON.stringify(row)}\n`);
    }
  } finally {
    await bench.end();
  }
  const table = asTable(rows, bench.cases);
  if (!json) process.stdout.write(`${table}\n`);
  if (!quick) writeDocs(name, table, bench.about);
  return rows.every((row) => row.ok);
}

function asTable(rows: readonly Row[], cases: readonly Case[]): string {
  const shown = (value: number | null) => (value === null ? '' : number(value));
  const lines = rows.map((row, n) => {
    const goal = row.goal === null ? '' : `${cases[n]!.atMost ? '≤' : '≥'} ${row.goal}`;
    const verdict = row.goal === null ? '' : row.ok ? 'yes' : '**no**';
    return `| ${row.case} | ${shown(row.ours)} ${row.unit} | ${shown(row.floor)} | ${row.floorName ?? ''} | ${shown(row.ratio)} | ${goal} | ${verdict} |`;
  });
  return [
    '| case | ours | floor | what the floor is | ours ÷ floor | goal | reached |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Puts this bench's part of docs/bench.md in the place of the one before. */
function writeDocs(name: string, table: string, about: string): void {
  const path = join(ROOT, 'docs', 'bench.md');
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  const head = '# Measured\n\nWritten by `npm run bench`; how it measures: [bench/README.md](../bench/README.md).\n';
  const before = existsSync(path) ? readFileSync(path, 'utf8') : head;
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${revision()}`;
  const date = new Date().toISOString().slice(0, 10);
  const part = `${begin}\n\n## ${name}\n\n\`npm run bench -- ${name}\` on ${date}, ${machine}. ${about}\n\n${table}\n\n${end}\n`;
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  writeFileSync(
    path,
    from < 0 || to < 0 ? `${before.trimEnd()}\n\n${part}` : before.slice(0, from) + part + before.slice(to + end.length).trimStart(),
  );
}

function revision(): string {
  try {
    return `commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return 'not a git clone';
  }
}
