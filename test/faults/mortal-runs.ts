import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';

// A process takes its time to begin: every tenth point is played, each day others; POINTS=all plays them all.
const isAll = process.env['POINTS'] === 'all';
export const STRIDE = isAll ? 1 : 10;
export const FIRST = isAll ? 1 : 1 + (Math.floor(Date.now() / 86_400_000) % STRIDE);

/** Processes of one kind, one after the other: the next is loaded while the one before it works. */
export function mortalRuns<Orders extends object>(file: string) {
  const begin = (): ChildProcess => fork(join(import.meta.dirname, file), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  let next = begin();
  return {
    /** Says whether it was killed on its way, or came to its end before. */
    async run(orders: Orders): Promise<'killed' | 'ended'> {
      const worker = next;
      next = begin();
      worker.send(orders);
      const [code, signal] = (await once(worker, 'exit')) as [number | null, string | null];
      if (signal === 'SIGKILL') return 'killed';
      expect(code).toBe(0);
      return 'ended';
    },
    end: () => void next.kill(),
  };
}
