import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { type Account, customerWallet, processorClearing } from './chart.ts';
import {
  credit,
  debit,
  openHold,
  postJournal,
  postJournals,
  readAvailable,
  readBalance,
  reverseJournal,
  settleHold,
  verifyLedger,
  voidHold,
} from './index.ts';

const scope = systemScope('test');
const at = new Date('2026-03-01T12:00:00Z');
const clearing = processorClearing();

/** What each of many at once was told: a result, or the code of the refusal. Anything else fails the test. */
async function together<T>(count: number, act: (n: number) => Promise<T>): Promise<(T | string)[]> {
  return await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      try {
        return await act(n);
      } catch (error) {
        if (isRefusal(error)) return error.code;
        throw error;
      }
    }),
  );
}

const count = (answers: unknown[], wanted: unknown) => answers.filter((answer) => answer === wanted).length;

describe.each(['read committed', 'serializable'])('at %s', (isolation) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
    const name = new URL(app.urls.app).pathname.slice(1);
    await app.owner.query(`alter database ${name} set default_transaction_isolation = '${isolation}'`);
    await app.owner.query(`alter database ${name} set deadlock_timeout = '50ms'`);
    // Connections opened from here on know it. All of them are opened now, so that those who race begin at the same moment.
    await Promise.all(Array.from({ length: 12 }, () => app.tx(scope, (tx) => sql`select pg_sleep(0.3)`.execute(tx))));
    await app.tx(scope, async (tx) => void (await postJournal(tx, scope, { ...fund(clearing, 1n), key: 'first' })));
  });
  afterAll(() => app.end());

  function fund(wallet: Account, cents: bigint) {
    return {
      key: `fund ${wallet.code}`,
      kind: 'deposit',
      entries: [debit(clearing, cents), credit(wallet === clearing ? customerWallet('zero') : wallet, cents)],
      at,
    };
  }
  async function funded(name: string, cents: bigint): Promise<Account> {
    const wallet = customerWallet(name);
    await app.tx(scope, (tx) => postJournal(tx, scope, fund(wallet, cents)));
    return wallet;
  }
  const post = (key: string, from: Account, to: Account, cents: bigint) =>
    app.tx(scope, (tx) => postJournal(tx, scope, { key, kind: 'move', entries: [debit(from, cents), credit(to, cents)], at }));
  const balance = (account: Account) => app.tx(scope, (tx) => readBalance(tx, scope, account));

  it('runs as it says', async () => {
    const shown = await app.asApp.query('show transaction_isolation');
    expect(shown.rows).toEqual([{ transaction_isolation: isolation }]);
  });

  it('one key a hundred times at once has one effect, and all get the same answer', async () => {
    const wallet = await funded('same-key', 5n);
    const answers = await together(100, () => post('same', wallet, clearing, 5n));
    const ids = new Set(answers.map((answer) => (typeof answer === 'string' ? answer : answer.id)));
    expect(ids.size).toBe(1);
    expect(answers.filter((answer) => typeof answer !== 'string' && !answer.replayed)).toHaveLength(1);
    expect(await balance(wallet)).toBe(0n);
  });

  it('the same for a key on house accounts only, where no lock lines them up', async () => {
    const other = { ...clearing, code: 'bank_b' };
    await post('open bank_b', other, clearing, 1n);
    const answers = await together(50, () => post('same-house', other, clearing, 5n));
    expect(new Set(answers.map((answer) => (typeof answer === 'string' ? answer : answer.id))).size).toBe(1);
    expect(await balance(other)).toBe(6n);
  });

  it('one key with a hundred inputs at once has one effect; the others are refused', async () => {
    const wallet = await funded('other-input', 1000n);
    const answers = await together(100, (n) => post('contested', wallet, clearing, BigInt(n + 1)));
    expect(count(answers, 'ledger.key_reused')).toBe(99);
    const [won] = answers.flatMap((answer, n) => (typeof answer === 'string' ? [] : [BigInt(n + 1)]));
    expect(await balance(wallet)).toBe(1000n - won!);
  });

  it('the last dollar is spent by exactly one of 200', async () => {
    const wallet = await funded('last-dollar', 100n);
    const answers = await together(200, (n) => post(`spend-${n}`, wallet, clearing, 100n));
    expect(count(answers, 'ledger.overdraft')).toBe(199);
    expect(await balance(wallet)).toBe(0n);
  });

  it('the last dollar is held by exactly one of 50, and settled or voided, not both', async () => {
    const wallet = await funded('last-hold', 100n);
    const holds = await together(50, (n) =>
      app.tx(scope, (tx) => openHold(tx, scope, { key: `hold-${n}`, account: wallet, amountCents: 100n, at })),
    );
    expect(count(holds, 'ledger.overdraft')).toBe(49);
    const [won] = holds.flatMap((answer) => (typeof answer === 'string' ? [] : [answer.key]));
    const ends = await together(40, (n) =>
      app.tx(scope, async (tx) => {
        if (n % 2 === 0) return { voided: !(await voidHold(tx, scope, { hold: won!, at })).replayed };
        const entries = [debit(wallet, 60n), credit(clearing, 60n)];
        return await settleHold(tx, scope, { key: 'settled', hold: won!, kind: 'sold', entries, at });
      }),
    );
    const settled = ends.some((end) => typeof end !== 'string' && 'id' in end);
    const voids = ends.filter((end) => typeof end !== 'string' && 'voided' in end && end.voided).length;
    expect([settled, voids]).toEqual(settled ? [true, 0] : [false, 1]);
    expect(await app.tx(scope, (tx) => readAvailable(tx, scope, wallet, at))).toBe(settled ? 40n : 100n);
  });

  it('a journal is reversed by exactly one of 20', async () => {
    const wallet = await funded('reversed', 100n);
    await post('to-reverse', wallet, clearing, 30n);
    const answers = await together(20, (n) =>
      app.tx(scope, (tx) => reverseJournal(tx, scope, { reverses: 'to-reverse', key: `reversal-${n}`, kind: 'undo', at })),
    );
    expect(count(answers, 'ledger.already_reversed')).toBe(19);
    expect(await balance(wallet)).toBe(100n);
  });

  it('opposite orders never wait for each other inside a call', async () => {
    const [a, b] = [await funded('order-a', 1000n), await funded('order-b', 1000n)];
    const deadlocks = async () =>
      (
        await app.owner.query<{ n: bigint }>(
          `select pg_stat_clear_snapshot(), deadlocks as n from pg_stat_database where datname = current_database()`,
        )
      ).rows[0]!.n;
    const before = await deadlocks();
    const answers = await together(60, (n) => {
      const [from, to] = n % 2 === 0 ? [a, b] : [b, a];
      const journals = [1, 2].map((i) => ({
        key: `cross-${n}-${i}`,
        kind: 'move',
        entries: [debit(i === 1 ? from : to, 1n), credit(i === 1 ? to : from, 1n)],
        at,
      }));
      return app.tx(scope, (tx) => postJournals(tx, scope, journals));
    });
    expect(answers.flatMap((verdicts) => (typeof verdicts === 'string' ? verdicts : verdicts.map((v) => v.verdict)))).toEqual(
      Array(120).fill('posted'),
    );
    expect(await deadlocks()).toBe(before);
    expect([await balance(a), await balance(b)]).toEqual([1000n, 1000n]);
  });

  it('opposite orders over two calls of a transaction end well: no deadlock escapes', async () => {
    const [a, b] = [await funded('two-a', 1000n), await funded('two-b', 1000n)];
    // app.tx tries five times, and each time only one of those that meet is sure to get through: so no more than four.
    const many = 4;
    await together(many, (n) =>
      app.tx(scope, async (tx) => {
        const [first, second] = n % 2 === 0 ? [a, b] : [b, a];
        await postJournal(tx, scope, { key: `two-${n}-1`, kind: 'move', entries: [debit(first, 1n), credit(clearing, 1n)], at });
        await postJournal(tx, scope, { key: `two-${n}-2`, kind: 'move', entries: [debit(second, 1n), credit(clearing, 1n)], at });
      }),
    );
    expect([await balance(a), await balance(b)]).toEqual(Array(2).fill(1000n - BigInt(many)));
  });

  it('groups that share keys at the same moment post each key once', async () => {
    const wallet = await funded('groups', 1000n);
    const answers = await together(12, (n) => {
      const journals = Array.from({ length: 10 }, (_, i) => ({
        key: `shared-${(i + n) % 10}`,
        kind: 'move',
        entries: [debit(wallet, 1n), credit(clearing, 1n)],
        at,
      }));
      return app.tx(scope, (tx) => postJournals(tx, scope, journals));
    });
    const verdicts = answers.flatMap((answer) => (typeof answer === 'string' ? [answer] : answer.map((v) => v.verdict)));
    expect([count(verdicts, 'posted'), count(verdicts, 'replayed')]).toEqual([10, 110]);
    expect(await balance(wallet)).toBe(990n);
  });

  it('leaves a clean book', async () => {
    expect(await verifyLedger(app)).toEqual([]);
  });
});
