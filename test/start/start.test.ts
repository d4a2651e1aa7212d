import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isAlive } from '#scripts/postgres/postmaster.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { buildWeb } from '#scripts/web-build.ts';

const root = join(import.meta.dirname, '../..');
const room = mkdtempSync(join(tmpdir(), 'kinline-whole-'));
const runs: Run[] = [];
let count = 0;

interface Run {
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

beforeAll(async () => {
  await buildWeb(() => {});
}, 300_000);
afterEach(async () => {
  for (const run of runs.splice(0)) {
    if (run.child.exitCode === null && run.child.signalCode === null) killGroup(run);
    await run.ended;
  }
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** `npm start` in a terminal of its own, on a data folder of its own. */
function begin(dataDir: string, port: number | string, more: Record<string, string> = {}): Run {
  const env = { PATH: process.env['PATH'] ?? '', HOME: room, DATA_DIR: dataDir, PORT: String(port), DEMO: '0', ...more };
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'start'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  const run = { child, said: () => said, ended: new Promise<number | null>((done) => child.on('close', done)) };
  runs.push(run);
  return run;
}

function killGroup(run: Run): void {
  process.kill(-run.child.pid!, 'SIGKILL');
}

/** Resolves when the first page answers. */
async function up(run: Run, port: number): Promise<void> {
  let ended = false;
  void run.ended.then(() => (ended = true));
  for (let i = 0; i < 1500; i++) {
    if (ended) throw new Error(`it ended by itself:\n${run.said()}`);
    const status = await fetch(`http://localhost:${port}/`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(100);
  }
  throw new Error(`no page after two minutes:\n${run.said()}`);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

const folder = () => join(room, String(count++));
const postmaster = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

test('a taken port is named at once, with the way out, before anything is made', async () => {
  const port = await freePort();
  const other = createServer().listen(port);
  try {
    const dataDir = folder();
    const run = begin(dataDir, port);
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`);
    expect(run.said()).not.toMatch(/ {4}at /);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  } finally {
    other.close();
  }
});

test('a wrong setting is named, without a stack trace', async () => {
  const run = begin(folder(), 'many');
  expect(await run.ended).toBe(1);
  expect(run.said()).toMatch(/These settings are wrong:\n {2}PORT: /);
  expect(run.said()).not.toMatch(/ {4}at /);
});

test('started twice, killed, orphaned, told to end', { timeout: 400_000 }, async () => {
  const dataDir = folder();
  const port = await freePort();
  const first = begin(dataDir, port);
  await up(first, port);

  const second = begin(dataDir, await freePort());
  expect(await second.ended).toBe(1);
  const server = /Kinline already runs from this folder at (\S+) \(process (\d+)\)/.exec(second.said());
  expect(server?.[1]).toBe(`http://localhost:${port}`);
  expect(isAlive(Number(server?.[2]))).toBe(true);

  // The whole terminal is gone at once: its database server may live on.
  killGroup(first);
  await first.ended;
  const third = begin(dataDir, port);
  await up(third, port);

  // Only what started it is gone: the server ends by itself, and whoever starts again meanwhile waits for that.
  third.child.kill('SIGKILL');
  await sleep(300);
  const fourth = begin(dataDir, port);
  await up(fourth, port);

  const database = existsSync(join(dataDir, 'postgres/cluster')) ? postmaster(dataDir) : null;
  const asked = Date.now();
  fourth.child.kill('SIGTERM');
  expect(await fourth.ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  if (database !== null) expect(isAlive(database)).toBe(false);
});

test('with DATABASE_URL no server of its own is started', { timeout: 200_000 }, async () => {
  const postgres = await startPostgres({ dataDir: folder() });
  try {
    const dataDir = folder();
    const port = await freePort();
    const run = begin(dataDir, port, { DATABASE_URL: postgres.adminUrl });
    await up(run, port);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  } finally {
    await postgres.stop();
  }
});
