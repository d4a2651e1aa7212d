import { deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import type { Account } from './chart.ts';
import { type Journal, makePoster, openAccounts, type Poster, readBalance, verifyLedger } from './index.ts';
import { type Answer, ModelLedger } from './model-ledger.ts';

// Rounds of journals that come at the same moment, through a poster with one lane: groups of four, one after the other, so the model
// can say what each must be told.
const SEQUENCES = 150;
const MOST = 4;
const scope = systemScope('model');
const at = new Date('2026-03-01T12:00:00Z');
const given = (import.meta as { env?: Record<string, string | undefined> }).env?.VITE_LEDGER_SEED;
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);

let app: TestApp;
let poster: Poster;
beforeAll(async () => {
  app = await testApp();
  poster = makePoster(app.urls.app, { lanes: 1, most: MOST });
});
afterAll(async () => {
  await poster.end();
  await app.end();
});

const accountsOf = (name: string): Account[] => [
  ...[0, 1, 2].map(
    (n) => ({ code: `${name}:wallet${n}`, asset: 'USD', agency: null, kind: 'liability', normalSide: 'credit', hasFloor: true }) as const,
  ),
  { code: `${name}:clearing`, asset: 'USD', agency: null, kind: 'asset', normalSide: 'debit', hasFloor: false },
];

/** Few keys, small amounts and a little nonsense: deposits, spending, moves between wallets, sums that are not zero. */
const any = fc.record({
  key: fc.nat(9),
  from: fc.constantFrom(0, 1, 2, 3, 3, 3),
  to: fc.nat(3),
  amount: fc.bigInt(1n, 12n),
  off: fc.constantFrom(0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n),
});
/** Deposits that come again and again as they are, now and then with another amount. */
const again = fc.record({ key: fc.nat(4), other: fc.constantFrom(0n, 0n, 0n, 0n, 0n, 1n) }).map(({ key, other }) => ({
  key,
  from: 3,
  to: key % 3,
  amount: BigInt(key + 1) + other,
  off: 0n,
}));
const made = fc.oneof(any, again);
const rounds = fc.array(fc.array(made, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 4 });

it(
  `groups of groups agree with the model over ${SEQUENCES} sequences (seed ${seed}; again with VITE_LEDGER_SEED=${seed})`,
  { timeout: 200_000 },
  async () => {
    let count = 0;
    const told = new Map<Answer, number>();
    const property = fc.asyncProperty(rounds, async (all) => {
      const name = `g${count++}`;
      const accounts = accountsOf(name);
      await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts, at }));
      const model = new ModelLedger(accounts);
      for (const round of all) {
        const journals = round.map(({ key, from, to, amount, off }): Journal => {
          const entries = [
            { account: accounts[from]!.code, amountCents: amount },
            { account: accounts[to]!.code, amountCents: off - amount },
          ];
          return { key: `${name}:${key}`, kind: 'move', entries, at };
        });
        const answers = await Promise.all(journals.map((journal) => answerOf(journal)));
        const modelled = [];
        for (let place = 0; place < journals.length; place += MOST) modelled.push(...model.postGroup(journals.slice(place, place + MOST)));
        same(answers, modelled);
        for (const answer of answers) told.set(answer, (told.get(answer) ?? 0) + 1);
      }
      for (const { code } of accounts) same([code, await app.tx(scope, (tx) => readBalance(tx, scope, code))], [code, model.balance(code)]);
    });
    await fc.assert(property, { numRuns: SEQUENCES, seed });
    for (const answer of [
      'posted',
      'replayed',
      'ledger.overdraft',
      'ledger.key_reused',
      'ledger.bad_entries',
      'ledger.unbalanced',
    ] as const)
      expect([answer, (told.get(answer) ?? 0) > 20]).toEqual([answer, true]);
  },
);

async function answerOf(journal: Journal): Promise<Answer> {
  try {
    return (await poster.post(scope, journal)).replayed ? 'replayed' : 'posted';
  } catch (error) {
    if (isRefusal(error)) return error.code as Answer;
    throw error;
  }
}

it('leave a clean book', async () => {
  expect(await verifyLedger(app)).toEqual([]);
});
