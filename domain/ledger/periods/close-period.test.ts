import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { paymentsReceived, processorClearing } from '../chart.ts';
import {
  closeDays,
  closePeriod,
  credit,
  debit,
  makePoster,
  postGrouped,
  postJournal,
  readBalance,
  readPeriods,
  reverseJournal,
  verifyLedger,
} from '../index.ts';
import { nextEnd } from './close-period.ts';

const scope = systemScope('test');
const day = (n: number, hour = 17) => new Date(Date.UTC(2026, 2, n, hour));
/** Midnight in New York; the clocks go ahead on March 8. */
const endOf = (n: number) => new Date(Date.UTC(2026, 2, n + 1, n < 8 ? 5 : 4));

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  Object.assign(app, { poster: makePoster(app.urls.app) });
  app.clock.set(day(20));
});
afterAll(async () => {
  await app.poster.end();
  await app.end();
});

const journal = (key: string, cents: bigint, at: Date) => ({
  key,
  kind: 'deposit',
  at,
  entries: [debit(processorClearing(), cents), credit(paymentsReceived(), cents)],
});
const post = (key: string, cents: bigint, at: Date) => app.tx(scope, (tx) => postJournal(tx, scope, journal(key, cents, at)));
const balance = (at: Date) => app.tx(scope, (tx) => readBalance(tx, scope, processorClearing(), at));
const close = (endsAt: Date) => closePeriod(app, scope, { endsAt });

/** A transaction that has posted and does not end before it is told to. */
async function holdOpen(key: string, cents: bigint, at: Date) {
  let release = () => {};
  const gate = new Promise<void>((open) => (release = open));
  let written = () => {};
  const inside = new Promise<void>((tell) => (written = tell));
  const done = app.tx(scope, async (tx) => {
    await postJournal(tx, scope, journal(key, cents, at));
    written();
    await gate;
  });
  await inside;
  return { release: () => (release(), done) };
}

describe('a closed day', () => {
  it('takes nothing more: not alone, not in a group beside others, not by a reversal, not from an old snapshot', async () => {
    await post('a', 100n, day(2));
    await post('b', 10n, day(3));
    expect(await close(endOf(2))).toBe(true);
    await expect(post('late', 1n, day(2))).rejects.toMatchObject({ refusal: true, code: 'ledger.period_closed' });
    const together = await Promise.allSettled([
      postGrouped(app, scope, journal('g1', 1n, day(3))),
      postGrouped(app, scope, journal('g2', 1n, day(2))),
      postGrouped(app, scope, journal('g3', 1n, day(3))),
    ]);
    expect(together.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const undo = (at: Date) => app.tx(scope, (tx) => reverseJournal(tx, scope, { reverses: 'a', key: 'a:undo', kind: 'typed_wrong', at }));
    await expect(undo(day(2))).rejects.toMatchObject({ code: 'ledger.period_closed' });
    const client = await app.asApp.connect();
    try {
      await client.query(
        `begin isolation level repeatable read; select set_config('kinline.realm', 'system', true); select 1 from ledger.journals limit 1`,
      );
      expect(await close(endOf(3))).toBe(true);
      const sent = client.query(
        `select ledger.post_journal('old', 'deposit', null, $1, array['processor_clearing', 'payments_received'], array[1, -1]::bigint[])`,
        [day(3)],
      );
      await expect(sent).rejects.toMatchObject({ code: expect.stringMatching(/^(LG019|42501)$/) });
      await client.query('rollback');
    } finally {
      client.release();
    }
    expect(await balance(endOf(2))).toBe(100n);
    expect(await undo(day(4))).toMatchObject({ replayed: false });
    expect(await balance(endOf(2))).toBe(100n);
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('answers what is in it already as ever, and its last second belongs to it', async () => {
    expect(await post('a', 100n, day(2))).toMatchObject({ replayed: true });
    await expect(post('last', 1n, new Date(endOf(3).getTime() - 1))).rejects.toMatchObject({ code: 'ledger.period_closed' });
    expect(await post('first', 1n, endOf(3))).toMatchObject({ replayed: false });
  });

  it('says what was booked in it, once, and closing it again changes nothing', async () => {
    expect(await close(endOf(3))).toBe(true);
    const periods = await app.tx(scope, (tx) => readPeriods(tx, scope, 5));
    expect(periods.map((one) => [one.endsAt, one.journals, one.movedCents])).toEqual([
      [endOf(3), 3n, 12n],
      [endOf(2), 1n, 100n],
    ]);
  });

  it('can not be one that is not over, nor be marked and closed in one transaction', async () => {
    await expect(close(endOf(25))).rejects.toMatchObject({ code: 'LG020' });
    const client = await app.asApp.connect();
    try {
      await client.query('begin');
      await client.query(`select ledger.mark_period($1, $2, null)`, [endOf(9), day(20)]);
      await expect(client.query(`select ledger.close_period($1, $2, null)`, [endOf(9), day(20)])).rejects.toMatchObject({ code: 'LG020' });
      await client.query('rollback');
    } finally {
      client.release();
    }
    await post('not locked', 1n, day(9));
  });
});

describe('beside a transaction that is still open', () => {
  it('waits for it, takes nothing new meanwhile, and counts what it wrote', async () => {
    const slow = await holdOpen('slow', 700n, day(10));
    expect(await close(endOf(10))).toBe(false);
    await expect(post('new', 1n, day(10))).rejects.toMatchObject({ code: 'ledger.period_closed' });
    expect(await close(endOf(10))).toBe(false);
    await slow.release();
    // Whoever writes later knows of the lock and holds nothing up.
    for (let n = 0; n < 40; n++) await post(`later ${n}`, 1n, day(19));
    const later = await holdOpen('later', 1n, day(19));
    expect(await close(endOf(10))).toBe(true);
    await later.release();
    const [newest] = await app.tx(scope, (tx) => readPeriods(tx, scope, 1));
    expect(newest).toMatchObject({ endsAt: endOf(10), journals: 4n });
    expect(await balance(endOf(10))).toBe(100n + 12n - 100n + 1n + 1n + 700n);
  });
});

describe('the days close by themselves', () => {
  it('one after the other, two days after their end, once by however many processes', async () => {
    const done = await Promise.all([closeDays(app), closeDays(app)]);
    expect(Math.max(...done)).toBeGreaterThan(0);
    expect(await closeDays(app)).toBe(0);
    const periods = await app.tx(scope, (tx) => readPeriods(tx, scope, 50));
    expect(periods.map((one) => one.endsAt)).toEqual([17, 16, 15, 14, 13, 12, 11, 10, 3, 2].map(endOf));
    expect(periods.every((one) => one.closedAt !== null)).toBe(true);
    await expect(post('too late', 1n, day(17))).rejects.toMatchObject({ code: 'ledger.period_closed' });
    await post('in time', 1n, day(18));
  });

  it('from the day of the first journal, and what waits first', () => {
    expect(nextEnd(undefined, null)).toBeNull();
    expect(nextEnd(undefined, day(7))).toEqual(endOf(7));
    const mark = { endsAt: endOf(7), markedAt: day(9), closedAt: null, journals: null, movedCents: null };
    expect(nextEnd(mark, day(2))).toEqual(endOf(7));
    expect(nextEnd({ ...mark, closedAt: day(9) }, day(2))).toEqual(endOf(8));
  });
});
