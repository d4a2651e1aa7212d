import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, feesRevenue, processorClearing, suspense } from '../chart.ts';
import {
  askMonth,
  closeAccounts,
  closePeriod,
  credit,
  debit,
  decideMonth,
  type Entry,
  postJournal,
  readMonthAsks,
  readMonthBook,
  reverseJournal,
  verifyLedger,
} from '../index.ts';
import { endOfMonth, isMonth, monthAfter, monthOf, monthsUntil, startOfMonth } from './month.ts';

const system = systemScope('test');
const finance = (): Scope => ({ ...system, realm: 'operator', actor: newId('log'), roles: ['operator', 'finance'], session: 'ses' });
const [asks, decides] = [finance(), finance()];
const NOW = new Date('2026-04-03T12:00:00Z');

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(NOW);
});
afterAll(() => app.end());

describe('a month of the house', () => {
  it('begins and ends at midnight in New York, in winter and in summer', () => {
    expect(['2026-03', '2026-11', '2026-12'].map(startOfMonth)).toEqual(
      ['2026-03-01T05:00Z', '2026-11-01T04:00Z', '2026-12-01T05:00Z'].map((at) => new Date(at)),
    );
    expect(endOfMonth('2026-03')).toEqual(startOfMonth('2026-04'));
    expect([new Date(endOfMonth('2026-03').getTime() - 1), endOfMonth('2026-03')].map(monthOf)).toEqual(['2026-03', '2026-04']);
  });

  it('is counted over the new year, and written in one way', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-02', 23)]).toEqual(['2027-01', '2025-12', '2028-01']);
    expect(monthsUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(['2026-10', '2026-13', '2026-1', '1826-10', '', null].map(isMonth)).toEqual([true, false, false, false, false, false]);
  });
});

let count = 0;
async function book(at: Date, entries: Entry[], key = `j${++count}`): Promise<void> {
  await app.tx(system, (tx) => postJournal(tx, system, { key, kind: 'moved', at, entries }));
}
const ask = (month: string, who = asks) => app.tx(who, (tx) => askMonth(tx, who, { month, note: '', at: NOW }));
const decide = (askId: string, isClosed: boolean, who = decides, note = '') =>
  app.tx(who, (tx) => decideMonth(tx, who, { askId, isClosed, note, at: NOW }));
const bookOf = (month: string) =>
  app.tx(decides, async (tx) => {
    const [closedBy] = await readMonthAsks(tx, decides, { first: month, last: month });
    return await readMonthBook(tx, decides, { month, closedBy: closedBy ?? null });
  });
const sums = async (month: string) =>
  (await bookOf(month)).standing.rows.map(({ code, normalSide, balanceCents }) => [code, normalSide, balanceCents]);

describe('closing', () => {
  it('is for months whose days are locked, one ask at a time, decided by somebody else', async () => {
    const [wallet, fees] = [customerWallet('one'), feesRevenue('agc_1')];
    await book(new Date('2026-02-28T12:00:00Z'), [debit(processorClearing(), 1000n), credit(wallet, 900n), credit(fees, 100n)]);
    await book(new Date('2026-03-01T04:59:59.999Z'), [debit(wallet, 50n), credit(suspense(), 50n)]);
    await book(startOfMonth('2026-03'), [debit(processorClearing(), 7n), credit(customerWallet('two'), 7n)]);
    await app.tx(system, (tx) => closeAccounts(tx, system, { upTo: NOW, at: NOW }));
    await book(new Date('2026-04-01T03:59:59Z'), [debit(suspense(), 50n), credit(fees, 50n)]);
    await book(startOfMonth('2026-04'), [debit(processorClearing(), 5n), credit(wallet, 5n)]);
    await expect(ask('2026-02')).rejects.toMatchObject({ code: 'LG021' });
    await closePeriod(app, system, { endsAt: endOfMonth('2026-02') });
    const [one] = (await Promise.allSettled([ask('2026-02'), ask('2026-02', decides)])).flatMap((done) =>
      done.status === 'fulfilled' ? [done.value] : [],
    );
    await expect(ask('2026-02')).rejects.toMatchObject({ code: 'LG023' });
    const [{ askedBy } = { askedBy: '' }] = await app.tx(asks, (tx) => readMonthAsks(tx, asks, { first: '2026-02', last: '2026-02' }));
    const other = askedBy === asks.actor ? decides : asks;
    const same = other === asks ? decides : asks;
    await expect(decide(one!, true, same)).rejects.toMatchObject({ constraint: 'month_maker_is_not_checker' });
    await expect(decide(one!, false, other)).rejects.toMatchObject({ constraint: 'month_sent_back_with_a_reason' });
    await decide(one!, false, other, 'Whose are the fifty cents?');
    const again = await ask('2026-02');
    const pressed = await Promise.allSettled([decide(again, true), decide(again, true, finance()), decide(again, false, finance(), 'No')]);
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    if (pressed[2].status === 'fulfilled') await decide(await ask('2026-02'), true);
    await expect(ask('2026-02')).rejects.toMatchObject({ code: 'LG022' });
  });

  it('keeps the trial balance, and each month goes on from the one before', async () => {
    expect(await sums('2026-02')).toEqual([
      ['fees_revenue', 'credit', 100n],
      ['processor_clearing', 'debit', 1000n],
      ['suspense', 'credit', 50n],
      ['wallet', 'credit', 850n],
    ]);
    await closePeriod(app, system, { endsAt: endOfMonth('2026-03') });
    await decide(await ask('2026-03'), true);
    expect(await sums('2026-03')).toEqual([
      ['fees_revenue', 'credit', 150n],
      ['processor_clearing', 'debit', 1007n],
      ['wallet', 'credit', 857n],
    ]);
    const march = await bookOf('2026-03');
    expect(march.standing).toMatchObject({ day: '2026-03-31', isLocked: true, sums: [{ debitCents: 1007n, creditCents: 1007n }] });
    expect(march.earned.rows).toMatchObject([{ month: '2026-03', account: 'fees_revenue:agc_1', credits: 50n }]);
    expect(march.owed.map(({ code }) => code)).toEqual(['wallet']);
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('leaves no moment of the month to be booked in, by any way, and no way back', async () => {
    const moments = ['2026-02-01T00:00:00Z', '2026-03-01T05:00:00Z', '2026-03-15T12:00:00Z', '2026-04-01T03:59:59.999Z'];
    for (const [n, moment] of moments.entries()) {
      const late = book(new Date(moment), [debit(processorClearing(), 1n), credit(suspense(), 1n)], `late ${n}`);
      await expect(late).rejects.toMatchObject({ code: 'ledger.period_closed' });
    }
    const undo = app.tx(system, (tx) =>
      reverseJournal(tx, system, { reverses: 'j1', key: 'undo', kind: 'typed_wrong', at: new Date(moments[2]!) }),
    );
    await expect(undo).rejects.toMatchObject({ code: 'ledger.period_closed' });
    const set = `select ledger.post_journal('by hand', 'moved', null, $1, array['processor_clearing', 'suspense'], array[1, -1]::bigint[])`;
    const client = await app.asApp.connect();
    try {
      await client.query(`begin; select set_config('kinline.realm', 'system', true)`);
      await expect(client.query(set, [moments[2]])).rejects.toMatchObject({ code: 'LG019' });
      await client.query('rollback');
    } finally {
      client.release();
    }
    for (const table of ['month_asks', 'month_decisions', 'month_sums'])
      await expect(app.owner.query(`delete from ledger.${table}`)).rejects.toMatchObject({ code: 'LG012' });
  });

  it('lets a later change be found', async () => {
    const client = await app.owner.connect();
    try {
      // Somebody with every guard switched off books a whole, balanced journal into March.
      await client.query(`begin; set local session_replication_role = replica`);
      await client.query(`insert into ledger.journals (id, at, account_ids, input_hash, key, kind, reference, actor)
        select nextval('ledger.record_order'), '2026-03-15T12:00:00Z', account_ids, input_hash, 'slipped in', kind, reference, actor
        from ledger.journals where key = 'j1'`);
      await client.query(`insert into ledger.entries (journal_id, account_id, amount, balance_after)
        select (select id from ledger.journals where key = 'slipped in'), account_id, amount, balance_after
        from ledger.entries where journal_id = (select id from ledger.journals where key = 'j1')`);
      await client.query('commit');
      const found = (await verifyLedger(app)).filter(({ check }) => check === 'month_wrong');
      expect(found.map(({ subject }) => subject).sort()).toEqual(['fees_revenue', 'processor_clearing', 'wallet']);
      expect(found.find(({ subject }) => subject === 'wallet')!.detail).toContain('says 857, entries say 1757');
    } finally {
      client.release();
    }
  });
});
