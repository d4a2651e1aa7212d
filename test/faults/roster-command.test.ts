import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { readRosterWords } from '#scripts/roster-import.ts';
import { testApp } from '#test/database.ts';

// `npx kinline roster import` as a person at a shell runs it: a process of its own, its words, its exit code, killed and run again.
const app = await testApp();
const folder = mkdtempSync(join(tmpdir(), 'kinline-command-'));
const children: { kill(signal: NodeJS.Signals): boolean }[] = [];
let at: CastAgency;

beforeAll(async () => {
  at = await castAgency(app);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await app.end();
});

// Each run starts the whole program anew, on a machine that may be busy.
const MINUTES = 300_000;
const HEAD = 'Number,Last Name,First Name,Facility,Status\n';
const row = (n: number, status = '') => `S${String(n).padStart(6, '0')},Doe,Jo,Palmetto Ridge,${status}\n`;
function file(name: string, rows: string): string {
  writeFileSync(join(folder, name), HEAD + rows);
  return name; // a path is meant from where the person stands
}

interface Run {
  code: number | null;
  out: string;
  err: string;
}
const SCRIPT = join(import.meta.dirname, '../../scripts/kinline.ts');
async function roster(words: string[], killAt?: RegExp): Promise<Run> {
  const { app: appUrl, owner, worker } = app.urls;
  const child = spawn(process.execPath, [SCRIPT, 'roster', 'import', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      INIT_CWD: folder,
      DATA_DIR: folder,
      MODE: 'sandbox',
      DATABASE_URL: '',
      OWNER_DATABASE_URL: owner,
      APP_DATABASE_URL: appUrl,
      WORKER_DATABASE_URL: worker,
      SANDBOX_DATABASE_URL: appUrl,
    },
  });
  children.push(child);
  const run: Run = { code: null, out: '', err: '' };
  child.stdout.on('data', (part) => (run.out += String(part)));
  child.stderr.on('data', (part) => {
    run.err += String(part);
    if (killAt?.test(run.err)) child.kill('SIGKILL');
  });
  run.code = await new Promise<number | null>((done) => child.once('close', done));
  return run;
}
const people = async () =>
  (
    await app.owner.query<{ status: string; n: number }>(
      'select status, count(*)::int as n from directory.residents where agency_id = $1 group by 1 order by 1',
      [at.agency.id],
    )
  ).rows;

describe('asked wrongly', () => {
  it.each<[string, string[], RegExp]>([
    ['nothing', [], /^Say --agency <slug> and one file\. .*--help$/],
    ['no file', ['--agency', 'x'], /^Say --agency/],
    ['two files', ['--agency', 'x', 'a', 'b'], /^Say --agency/],
    ['a file that is not there', ['--agency', 'x', 'nowhere.csv'], /^There is no file .*nowhere\.csv\.$/],
    ['a folder', ['--agency', 'x', folder], /is a folder, not a file\.$/],
    ['an option that is none', ['--agancy', 'x', 'a'], /^Unknown option '--agancy'\. All options: .*--help$/],
    ['an order of days that is none', ['--agency', 'x', '--dates', 'ydm', import.meta.filename], /^--dates is ymd, mdy or dmy\.$/],
    ['a field that is none', ['--agency', 'x', '--column', 'shoe=Size', import.meta.filename], /^There is no field "shoe"/],
    ['half a pair', ['--agency', 'x', '--code', '014', import.meta.filename], /^"014" has no "="\.$/],
    ['a list that can not be written', ['--agency', 'x', '--bad-rows', 'no/such/folder', import.meta.filename], /ENOENT/],
  ])('%s: the words say so', (_what, words, said) => {
    expect(() => readRosterWords(words)).toThrow(said);
  });

  it('a heading, a code and a word may have a "=" in them', () => {
    const words = ['--agency', 'x', '--column', 'unit=A=B', '--code', 'A=B=Palmetto Ridge', '--status', 'X=Y=here', import.meta.filename];
    expect(readRosterWords(words)?.file).toMatchObject({
      columns: { unit: 'A=B' },
      codes: { 'A=B': 'Palmetto Ridge' },
      words: { 'X=Y': 'here' },
    });
  });

  it('a file that is not there: it ends with 2, with its words and nothing else', { timeout: MINUTES }, async () => {
    const { code, out, err } = await roster(['--agency', at.agency.slug, 'nowhere.csv']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^There is no file .*nowhere\.csv\.\n$/);
  });

  it('a strange agency: it says which, ends with 1', { timeout: MINUTES }, async () => {
    const { code, err } = await roster(['--agency', 'nowhere', file('one.csv', row(1))]);
    expect(code).toBe(1);
    expect(err).toContain('Asked for: "nowhere"');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('help is no mistake', { timeout: MINUTES }, async () => {
    const { code, out, err } = await roster(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const option of ['--agency', '--delta', '--dry-run', '--yes', '--column', '--dates', '--code', '--status', '--bad-rows'])
      expect(out).toContain(`  ${option}`);
  });
});

describe('a roster', () => {
  it('is only reported in a dry run, then taken over, then asks before many leave', { timeout: MINUTES }, async () => {
    const name = file('people.csv', row(1) + row(2, 'Out to court') + row(3, 'x').replace('S000003', 'S-3-?'));
    const words = ['--agency', at.agency.slug, name];
    const dry = await roster([...words, '--dry-run', '--bad-rows', 'bad.jsonl']);
    expect([dry.code, await people()]).toEqual([0, []]);
    expect(dry.out).toMatch(/^Nothing has changed yet\./);
    expect(dry.out).toMatch(/New +1\n/);
    expect(dry.out).toContain('status "Out to court" has no meaning yet (1 rows): --status "Out to court=here|released|deceased"');
    expect(dry.out).toContain('line 4, Number: This is not a number of your agency. "S-3-?"');
    expect(
      readFileSync(join(folder, 'bad.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { line: number }).line),
    ).toEqual([3, 4, 4]);
    expect(dry.err).toMatch(/reading[\s\S]*comparing[\s\S]*waiting/);

    const done = await roster([...words, '--status', 'Out to court=here']);
    expect([done.code, await people()]).toEqual([0, [{ status: 'here', n: 2 }]]);
    expect(done.out).toMatch(/^This is what happened\./);
    expect(done.err).toMatch(/reading[\s\S]*comparing[\s\S]*waiting[\s\S]*applying[\s\S]*done/);

    const fewer = ['--agency', at.agency.slug, file('fewer.csv', row(1))];
    const asked = await roster(fewer);
    expect([asked.code, asked.out, await people()]).toEqual([1, '', [{ status: 'here', n: 2 }]]);
    expect(asked.err).toMatch(/This file would let 1 people go, 50 in 100\.[\s\S]*With --yes it is taken over\./);
    expect((await roster([...fewer, '--yes'])).code).toBe(0);
    expect(await people()).toEqual([
      { status: 'here', n: 1 },
      { status: 'released', n: 1 },
    ]);
  });

  it('killed in the take-over and run again ends as one run, and says so', { timeout: MINUTES }, async () => {
    at = await castAgency(app);
    const MANY = 30_000;
    const words = ['--agency', at.agency.slug, file('many.csv', Array.from({ length: MANY }, (_, n) => row(n + 1)).join(''))];
    const killed = await roster(words, /applying [1-9]/);
    expect([killed.code, killed.out]).toEqual([null, '']);
    const { rows } = await app.owner.query('select state from directory.roster_imports where agency_id = $1', [at.agency.id]);
    expect(rows).toEqual([{ state: 'applying' }]);
    const again = await roster(words);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/^An import of this file had been cut off; it was finished\.\n/);
    expect(again.out).toMatch(/New +30,000\n/);
    expect(await people()).toEqual([{ status: 'here', n: MANY }]);
    const records = await app.owner.query('select count(*)::int as n from directory.resident_records where agency_id = $1', [at.agency.id]);
    expect(records.rows).toEqual([{ n: MANY }]);
  });
});
