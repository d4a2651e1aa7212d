import { appendFileSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credit, customerWallet, debit, type Journal, makePoster, processorClearing } from '#domain/ledger/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';

// The program that group-killed.test.ts kills, several of it at once: many lanes post through one poster, each writes down what it was
// told before it goes on. Started again, a lane goes on with the first journal it can not remember an answer for, under the same key.

/** Every lane pays into this one, from every process. */
export const POOL = customerWallet('pool');
/** These keys every process posts, with the same input. */
const sharedKey = (n: number): string => `shared-${n}`;

/** The n-th journal of a lane, the same one every time: two deposits, one payment into the pool, one shared by all. */
export function journalOf(lane: string, n: number): Journal {
  const cents = BigInt(100 + ((n * 37) % 100));
  const [clearing, wallet] = [processorClearing(), customerWallet(lane)];
  const at = new Date();
  if (n % 4 === 3) return { key: sharedKey(n), kind: 'deposit', entries: [debit(clearing, 1n), credit(POOL, 1n)], at };
  if (n % 4 === 2) return { key: `${lane}-${n}`, kind: 'into_pool', entries: [debit(wallet, cents), credit(POOL, cents)], at };
  return { key: `${lane}-${n}`, kind: 'deposit', entries: [debit(clearing, cents), credit(wallet, cents)], at };
}

/** What a lane has been told so far: the ids of its journals, in order. A line that the kill cut off does not count. */
export function acknowledged(folder: string, lane: string): string[] {
  const path = join(folder, lane);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('ok ')).map((line) => line.slice(3));
}

async function run(url: string, folder: string, lanes: readonly string[]): Promise<void> {
  const poster = makePoster(url);
  const scope = systemScope('group-poster');
  const post = async (lane: string) => {
    const known = acknowledged(folder, lane).length;
    appendFileSync(join(folder, lane), '\n'); // ends what a kill may have cut off
    const file = openSync(join(folder, lane), 'a');
    for (let n = known; ; n++) {
      const { id } = await untilAnswered(() => poster.post(scope, journalOf(lane, n)));
      writeSync(file, `ok ${id}\n`);
    }
  };
  await Promise.all(lanes.map(post));
}

/** A lost connection says nothing about the journal: ask again with the same key until there is an answer. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error) && error.code !== 'ledger.account_busy') throw error;
      await sleep(20);
    }
  }
}

const [, program, url, folder, ...lanes] = process.argv;
if (program === import.meta.filename) await run(url!, folder!, lanes);
