import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process id of the server that runs on this cluster, or null. */
export function runningPid(cluster: string): number | null {
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note)) return null;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 && isServerOf(pid, cluster) ? pid : null;
}

export function portOf(cluster: string): number | null {
  const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return / [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/s, ''));
  } catch {
    return false;
  }
}

/** A process id is given again after a crash or a restart of the machine: it must be a server, and of this cluster. */
function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ')
        : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}

/**
 * After a crash `postmaster.pid` may name a process that is now somebody else's, and PostgreSQL would refuse to start.
 * Only the number is replaced (by ours: its own parent counts as gone), because the rest of the file lets
 * PostgreSQL see whether orphans of the old server still use its memory.
 */
export function forgetStrangers(cluster: string): void {
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note) || runningPid(cluster) !== null) return;
  const lines = readFileSync(note, 'utf8').split('\n');
  lines[0] = String(process.pid);
  writeFileSync(note, lines.join('\n'));
}

/** False when there is no such process any more. */
export function signalServer(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Fast shutdown; where that takes too long, an immediate one, which the next start recovers from. */
export async function stopServer(pid: number, waitMs = 4000): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', waitMs],
    ['SIGQUIT', 3000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!signalServer(pid, signal)) return;
    const until = Date.now() + ms;
    while (isAlive(pid) && Date.now() < until) await sleep(15);
    if (!isAlive(pid)) return;
  }
  throw new Error(`the database server (process ${pid}) does not stop`);
}
