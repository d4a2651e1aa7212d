import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Done, Order } from './load-thread.ts';

export interface Load {
  /** Requests per second. Fails when any answer is not the expected one. */
  run(order: Order): Promise<number>;
  stop(): Promise<void>;
}

/** The callers, in a thread of their own so that they take no turn of the server's. */
export function openLoad(): Load {
  const thread = new Worker(new URL('./load-thread.ts', import.meta.url), { execArgv: [] });
  return {
    async run(order) {
      thread.postMessage(order);
      const [done] = (await once(thread, 'message')) as [Done];
      if ('failed' in done) throw new Error(done.failed);
      return done.requests / done.seconds;
    },
    async stop() {
      await thread.terminate();
    },
  };
}
