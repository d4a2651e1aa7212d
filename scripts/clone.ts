import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './lock.ts';
import { writeWhole } from './secrets.ts';
import { Stop } from './stop.ts';

interface Running {
  pid: number;
  address: string;
  /** It no longer has a parent or was told to end, and is on its way out. */
  stopping: boolean;
}

/** Makes this process the one that serves this clone, until it ends. Throws with the address of the one that does. */
export async function holdClone(dataDir: string, address: string): Promise<{ sayStopping(): void }> {
  const note = join(dataDir, 'running.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (let attempt = 0; ; attempt++) {
    const lock = takeLock(join(dataDir, 'running.lock'));
    if (lock) break;
    const running = readRunning(note);
    if (!running?.stopping || attempt === 50) {
      const where = running ? ` at ${running.address} (process ${running.pid})` : '';
      throw new Stop(
        `Kinline already runs from this folder${where}. Stop it first: Ctrl-C where it runs${running ? `, or kill ${running.pid}` : ''}.`,
      );
    }
    await sleep(200);
  }
  const say = (stopping: boolean) => writeWhole(note, `${JSON.stringify({ pid: process.pid, address, stopping } satisfies Running)}\n`);
  say(false);
  return { sayStopping: () => say(true) };
}

function readRunning(note: string): Running | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Running;
  } catch {
    return null;
  }
}

/** Looks early, so that nobody waits for a build and a database to hear it. */
export async function requirePort(host: string, port: number): Promise<void> {
  const failure = await new Promise<string | null>((done) => {
    const probe = createServer();
    probe.on('error', (error) => done('code' in error ? String(error.code) : error.message));
    probe.listen({ port, ...(host === '' ? {} : { host }) }, () => probe.close(() => done(null)));
  });
  if (failure === 'EADDRINUSE') {
    throw new Stop(`Port ${port} is taken by another program. Choose another one: PORT=${port === 65535 ? 3000 : port + 1} npm start`);
  }
  if (failure === 'EACCES') throw new Stop(`This user may not use port ${port}. Choose another one: PORT=3000 npm start`);
  if (failure !== null) throw new Stop(`Can not listen on HOST=${host} PORT=${port}: ${failure}`);
}
