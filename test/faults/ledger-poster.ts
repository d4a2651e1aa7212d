import { appendFileSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credit, customerWallet, debit, type Journal, postJournal, processorClearing } from '#domain/ledger/index.ts';
import { openDb } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';

// The program that ledger-kill.test.ts kills: posts without end, and writes down what was acknowledged before it goes on.
// Started again, it goes on with the first journal that it can not remember an answer for, under the same key.

/** The n-th journal of a lane, the same one every time: two deposits, then something is spent. */
export function journalOf(lane: string, n: number): Journal {
  const cents = BigInt(100 + ((n * 37) % 100));
  const [clearing, wallet] = [processorClearing(), customerWallet(lane)];
  const spends = n % 3 === 2;
  const entries = spends ? [debit(wallet, cents), credit(clearing, cents)] : [debit(clearing, cents), credit(wallet, cents)];
  return { key: `${lane}-${n}`, kind: spends ? 'spend' : 'deposit', entries, at: new Date() };
}

/** What a lane has been told so far: the ids of its journals, in order. A line that the kill cut off does not count. */
export function acknowledged(folder: string, lane: string): string[] {
  const path = join(folder, lane);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('ok ')).map((line) => line.slice(3));
}

async function run(url: string, folder: string, lanes: readonly string[]): Promise<void> {
  const db = openDb(url, lanes.length);
  const scope = systemScope('poster');
  const post = async (lane: string) => {
    const known = acknowledged(folder, lane).length;
    appendFileSync(join(folder, lane), '\n'); // ends what a kill may have cut off
    const file = openSync(join(folder, lane), 'a');
    for (let n = known; ; n++) {
      const journal = journalOf(lane, n);
      const { id } = await untilAnswered(() => db.tx(scope, (tx) => postJournal(tx, scope, journal)));
      writeSync(file, `ok ${id}\n`);
      fsyncSync(file);
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
      if (isRefusal(error)) throw error;
      await sleep(20);
    }
  }
}

const [, program, url, folder, ...lanes] = process.argv;
if (program === import.meta.filename) await run(url!, folder!, lanes);
