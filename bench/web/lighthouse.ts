import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js');
const FLAGS = '--headless=new --no-sandbox --disable-background-networking --disable-gpu';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface Look {
  url: string;
  cookie: string;
  /** Behind a sign-in nobody searches: three categories apply. */
  isPublic: boolean;
}

interface Report {
  environment: { benchmarkIndex: number };
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null }>;
}

/** One run with the defaults for a mobile phone, in a browser of its own. The lowest score of the categories that apply, of 100. */
export async function lowestScore(look: Look, say: (line: string) => void): Promise<number> {
  const report = await untilMeasured(look, say);
  if (report.runtimeError) throw new Error(`lighthouse at ${look.url}: ${report.runtimeError.message}`);
  const scores = categoriesOf(look).map((name) => Math.round((report.categories[name]!.score ?? 0) * 100));
  const lost = categoriesOf(look)
    .flatMap((name) => report.categories[name]!.auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => report.audits[id]!)
    .filter(({ score }) => score !== null && score < 0.9);
  say(
    `lighthouse: ${new URL(look.url).pathname}: ${scores.join(', ')} (machine ${Math.round(report.environment.benchmarkIndex)})${lost.map(({ title }) => `; ${title}`).join('')}`,
  );
  return Math.min(...scores);
}

function categoriesOf({ isPublic }: Look): readonly string[] {
  return isPublic ? CATEGORIES : CATEGORIES.filter((name) => name !== 'seo');
}

/** On a busy machine the browser sometimes loses its own recording; that is no answer of the page's, and the run is made again. */
async function untilMeasured(look: Look, say: (line: string) => void): Promise<Report> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runLighthouse(look);
    } catch (error) {
      if (attempt === 3 || !/NO_NAVSTART|NO_FCP|TARGET_CRASHED|PROTOCOL_TIMEOUT|CRI_TIMEOUT|ECONNREFUSED/.test(String(error))) throw error;
      say(`lighthouse: ${new URL(look.url).pathname}: the browser failed, once more`);
    }
  }
}

async function runLighthouse(look: Look): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'kinline-lighthouse-'));
  try {
    const [headers, out] = [join(folder, 'headers.json'), join(folder, 'report.json')];
    writeFileSync(headers, JSON.stringify(look.cookie ? { Cookie: look.cookie } : {}), { mode: 0o600 });
    const args = [
      CLI,
      look.url,
      '--quiet',
      '--no-enable-error-reporting',
      '--output=json',
      `--output-path=${out}`,
      `--chrome-flags=${FLAGS}`,
    ];
    await run([...args, `--extra-headers=${headers}`, `--only-categories=${categoriesOf(look).join(',')}`]);
    return JSON.parse(readFileSync(out, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));
  if (code !== 0) throw new Error(`lighthouse ended with ${code}:\n${said.slice(-2000)}`);
}
