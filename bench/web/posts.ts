import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Done, Order } from './posts-thread.ts';

export interface Posts {
  /** Returns when the last is answered. Fails when one is answered otherwise than it should be. */
  send(order: Order): Promise<void>;
  stop(): Promise<unknown>;
}

/** Who posts, in a thread of its own so that it takes no turn of the server's. */
export function openPosts(): Posts {
  const thread = new Worker(new URL('./posts-thread.ts', import.meta.url), { execArgv: [] });
  return {
    async send(order) {
      thread.postMessage(order);
      const [done] = (await once(thread, 'message')) as [Done];
      if ('failed' in done) throw new Error(done.failed);
    },
    stop: () => thread.terminate(),
  };
}
