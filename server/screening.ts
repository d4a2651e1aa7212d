import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { askTwice, type Hit, type Question, type Screening } from '#domain/review/index.ts';

/** For one text, and for making the lists ready before the first one on a machine that is busy. */
const LIMIT_MS = 120_000;

/**
 * Screens in a thread of its own: the lists take seconds to make ready, and pages are answered meanwhile. It starts with the first text, so a process
 * without one has no lists. One text at a time; when one takes too long or breaks the thread, it alone fails, and the next has a new thread.
 */
export function makeScreening(file: URL = new URL('./screening-thread.ts', import.meta.url)): Screening {
  let thread: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(question: Question): Promise<Hit[] | null> {
    thread ??= new Worker(file);
    try {
      thread.postMessage(question);
      const [answer] = (await once(thread, 'message', { signal: AbortSignal.timeout(LIMIT_MS) })) as [
        { hits: Hit[] | null } | { error: string },
      ];
      if ('error' in answer) throw new Error(answer.error);
      return answer.hits;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async function inTurn(question: Question): Promise<Hit[] | null> {
    const mine = turn.then(() => ask(question));
    turn = mine.catch(() => undefined);
    return await mine;
  }

  async function stop(): Promise<void> {
    const old = thread;
    thread = null;
    await old?.terminate();
  }

  return {
    screen: (text, settings, own) => askTwice(inTurn, text, settings, own),
    async end() {
      await turn;
      await stop();
    },
  };
}
