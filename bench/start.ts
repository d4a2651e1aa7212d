import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Case } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const PATIENCE_MS = 30 * 60_000;

/** `npm start`, timed from the keystroke to the first page that answers, in a clone of what is committed here. */
export function open(): Promise<Bench> {
  // Outside this checkout, whose packages a clone below it would find.
  const room = mkdtempSync(join(tmpdir(), 'kinline-start-'));
  const clone = join(room, 'kinline');
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  const seconds = (name: string, rounds: number): Case => ({ name, unit: 's', goal: null, rounds, ours: () => start(clone) });
  return Promise.resolve({
    cases: [
      seconds('a fresh clone: packages, build, database, demo world', 1),
      seconds('an installed checkout, everything made before', 3),
    ],
    about:
      'From `npm start` to the first page that answers 200. The packages come from the registry or from npm’s own cache, as this machine has them.',
    end: () => Promise.resolve(rmSync(room, { recursive: true, force: true })),
  });
}

async function start(clone: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('sh', ['-c', `PORT=${port} exec npm start`], { cwd: clone, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => child.once('close', done));
  try {
    await firstPage(child, port);
    return (performance.now() - began) / 1000;
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
    await ended;
  }
}

async function firstPage(child: ChildProcess, port: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && Date.now() < until) {
    const status = await fetch(`http://localhost:${port}/`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(50);
  }
  throw new Error('npm start brought no page');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
