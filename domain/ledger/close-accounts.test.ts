import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, paymentsReceived, processorClearing } from './chart.ts';
import { closeAccounts, credit, debit, postJournal, readBalance, readStatement, type Statement, unlessNew, verifyLedger } from './index.ts';

const scope = systemScope('test');
const day = (n: number, hour = 12) => new Date(Date.UTC(2026, 2, n, hour));
const clearing = processorClearing();
const wallet = customerWallet('one');

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.end());

let made = 0;
const deposit = (cents: bigint, at: Date, into = wallet, key = `d${++made}`) =>
  app.tx(scope, (tx) => postJournal(tx, scope, { key, kind: 'deposit', entries: [debit(clearing, cents), credit(into, cents)], at }));
const close = (upTo: Date) => app.tx(scope, (tx) => closeAccounts(tx, scope, { upTo, at: day(30) }));
const balance = (account: typeof clearing, at?: Date) => app.tx(scope, (tx) => readBalance(tx, scope, account, at));
const page = (account: typeof clearing, limit: number, before: bigint | null = null) =>
  app.tx(scope, (tx) => readStatement(tx, scope, { account, limit, before }));

async function whole(account: typeof clearing, limit: number): Promise<Statement['lines'][number][]> {
  const lines: Statement['lines'][number][] = [];
  let before: bigint | null = null;
  do {
    const { lines: more, next }: Statement = await page(account, limit, before);
    lines.push(...more);
    before = next;
  } while (before !== null);
  return lines;
}

describe('closing and reading at a time', () => {
  it('says the same before and after, now and on any past day, also for lines recorded late', async () => {
    for (let n = 1; n <= 9; n++) await deposit(BigInt(n), day(n));
    await deposit(100n, day(3)); // the bank told us on the 10th of something that happened on the 3rd
    const days = Array.from({ length: 12 }, (_, i) => day(i, 23));
    const read = () =>
      Promise.all([
        ...days.map((at) => balance(clearing, at)),
        ...days.map((at) => balance(wallet, at)),
        balance(clearing),
        balance(wallet),
      ]);
    const before = await read();
    expect(before[2]).toBe(3n);
    expect(before[3]).toBe(106n);
    expect(before.at(-1)).toBe(145n);

    await close(day(5, 23));
    expect(await read()).toEqual(before);
    expect(await close(day(5, 23))).toBeNull();
    await close(day(20));
    expect(await read()).toEqual(before);
    const closings = await app.owner.query('select newest_at from ledger.closings order by upto_id');
    expect(closings.rows).toEqual([{ newest_at: day(5) }, { newest_at: day(9) }]);
  });

  it('adds up what came after the newest closing', async () => {
    await deposit(1000n, day(21));
    expect([await balance(clearing), await balance(clearing, day(20))]).toEqual([1145n, 145n]);
  });

  it('refuses an account that is not there', async () => {
    await expect(balance({ ...clearing, code: 'nowhere' })).rejects.toMatchObject({ code: 'ledger.unknown_account' });
    await expect(page({ ...clearing, code: 'nowhere' }, 5)).rejects.toMatchObject({ code: 'ledger.unknown_account' });
    expect(await unlessNew(balance({ ...clearing, code: 'nowhere' }), 7n)).toBe(7n);
    await expect(unlessNew(Promise.reject(new Error('no database')), 7n)).rejects.toThrow('no database');
  });
});

describe('a statement', () => {
  it.each([1, 3, 50])('runs through all lines in pages of %i with the balance after each', async (limit) => {
    for (const account of [clearing, wallet]) {
      const lines = await whole(account, limit);
      expect(lines.map((line) => line.changeCents)).toEqual([1000n, 100n, 9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n]);
      let running = 0n;
      for (const line of lines.toReversed()) expect(line.balanceCents).toBe((running += line.changeCents));
    }
  });
});

describe('beside a transaction that is still open', () => {
  it('a closing covers nothing of it and nothing after it, and the next one picks it up', async () => {
    // Numbers are marked in sixteens: make room between what is settled and the open one.
    for (let n = 0; n < 20; n++) await deposit(1n, day(22));
    const settled = await balance(clearing);
    let release = () => {};
    const gate = new Promise<void>((open) => (release = open));
    let written = () => {};
    const inside = new Promise<void>((tell) => (written = tell));
    const open = app.tx(scope, async (tx) => {
      const other = customerWallet('slow');
      await postJournal(tx, scope, { key: 'slow', kind: 'deposit', entries: [debit(clearing, 7000n), credit(other, 7000n)], at: day(23) });
      written();
      await gate;
    });
    await inside;
    await deposit(500n, day(23), customerWallet('quick'), 'quick');

    const closed = await close(day(25));
    const [{ rows: ids }, { rows: sums }] = await Promise.all([
      app.owner.query<{ id: bigint }>(`select id from ledger.journals where key = 'quick'`),
      app.owner.query<{ balance: bigint }>(`select balance from ledger.closing_balances where upto_id = $1`, [closed]),
    ]);
    expect(closed).not.toBeNull();
    expect(closed! < ids[0]!.id).toBe(true);
    expect(sums[0]!.balance <= settled).toBe(true);
    expect((await page(clearing, 5)).lines.map((line) => line.key)).not.toContain('quick');
    expect(await balance(clearing)).toBe(settled + 500n);

    release();
    await open;
    expect(await balance(clearing)).toBe(settled + 7500n);
    const next = await close(day(25));
    expect(next! >= ids[0]!.id).toBe(true);
    expect(await balance(clearing)).toBe(settled + 7500n);
    expect((await page(clearing, 2)).lines.map((line) => [line.key, line.balanceCents])).toEqual([
      ['quick', settled + 7500n],
      ['slow', settled + 7000n],
    ]);
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('a writer that rolls back leaves a gap, not a hole', async () => {
    await expect(
      app.tx(scope, async (tx) => {
        await postJournal(tx, scope, {
          key: 'undone',
          kind: 'deposit',
          entries: [debit(clearing, 1n), credit(paymentsReceived(), 1n)],
          at: day(24),
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await deposit(3n, day(24));
    const now = await balance(clearing);
    expect(await close(day(25))).not.toBeNull();
    expect(await balance(clearing)).toBe(now);
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('refuses to close under a frozen snapshot', async () => {
    const client = await app.asApp.connect();
    try {
      await client.query('begin isolation level repeatable read');
      await expect(client.query(`select ledger.close_accounts($1, $1, null)`, [day(26)])).rejects.toMatchObject({ code: 'LG017' });
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});
