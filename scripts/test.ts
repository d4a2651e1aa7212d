import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowsers } from './browser.ts';
import { runChecks } from './checks.ts';
import { endTogether, root, runStreaming, say } from './steps.ts';
import { Stop } from './stop.ts';
import { buildWeb } from './web-build.ts';

interface Count {
  passed: number;
  failed: number;
}

endTogether();
const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];
const browser = await attempt('a browser', () => ensureBrowsers(say).then(() => 'there'));

title('checks');
add(await runChecks({ trustCache: false }));

title('tests');
add(await runVitest());

title('pages');
const built = await attempt('building the pages', () => buildWeb(say).then(() => 'built'));

title('stories in the browser');
if (browser && built) add(await runPlaywright());
else {
  say('✗ not run: see above');
  total.failed++;
}

if (total.passed === 0) total.failed++;
say('');
// Once more at the end, where whoever looks at a long log looks first.
for (const line of failures) say(line);
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function title(name: string): void {
  say(`\n== ${name}`);
}

function add({ passed, failed }: Count): void {
  total.passed += passed;
  total.failed += failed;
}

/** Counts as one: done or failed, with the reason shown. */
async function attempt(name: string, work: () => Promise<string>): Promise<string | null> {
  try {
    const done = await work();
    say(`✓ ${name}`);
    total.passed++;
    return done;
  } catch (error) {
    say(`✗ ${name}: ${error instanceof Stop ? error.message : error instanceof Error ? error.stack : String(error)}`);
    total.failed++;
    return null;
  }
}

async function runVitest(): Promise<Count> {
  const report = join(root, '.build', 'vitest.json');
  rmSync(report, { force: true });
  const code = await runStreaming({
    name: 'vitest',
    program: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  for (const { name, assertionResults } of testResults) {
    for (const one of assertionResults) if (one.status === 'failed') tell(`${relative(root, name)}: ${one.fullName}`, one.failureMessages);
  }
  // A file that can't be loaded has no tests to fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  return honest({ passed: numPassedTests, failed: numFailedTests + broken }, code);
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

async function runPlaywright(): Promise<Count> {
  if (globSync('test/e2e/**/*.spec.ts', { cwd: root }).length === 0) {
    say('✗ there are no stories in test/e2e');
    return { passed: 0, failed: 1 };
  }
  const report = join(root, '.build', 'playwright.json');
  rmSync(report, { force: true });
  const code = await runStreaming({
    name: 'playwright',
    program: 'node_modules/@playwright/test/cli.js',
    args: ['test'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  for (const { title: name, tests } of suites.flatMap(specsOf)) {
    for (const one of tests) {
      const messages = one.results.flatMap((result) => result.errors.map((error) => error.message ?? ''));
      if (one.status === 'unexpected') tell(`[${one.projectName}] ${name}`, messages);
    }
  }
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, code);
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: Suite[];
}

interface Suite {
  specs: Spec[];
  suites?: Suite[];
}

interface Spec {
  title: string;
  tests: { projectName: string; status: string; results: { errors: { message?: string }[] }[] }[];
}

function specsOf(suite: Suite): Spec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function tell(name: string, messages: readonly string[]): void {
  failures.push(`✗ ${name}`, ...messages.flatMap((message) => message.split('\n').slice(0, 20)).map((line) => `    ${line}`));
}

/** A run that ended badly without a failed test (an unhandled error, a crash) is a failure all the same; so is one without tests. */
function honest(count: Count, code: number): Count {
  const silentFailure = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silentFailure ? { ...count, failed: 1 } : count;
}
