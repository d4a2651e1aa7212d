import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bank, closeDays, closePeriod, credit, debit, endOfMonth, postJournal, suspense, verifyLedger } from '#domain/ledger/index.ts';
import { type BankTransfer, explainBreak, listBreaks, SOURCES } from '#domain/payments/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow } from '#test/reconcile-house.ts';
import { ACCOUNT, anOperator, castApplied, castBankDetails, castPlace, castTransfer, clerkOf } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { makeRemittances } from '../remittance/make-remittances.ts';
import { callDue } from '../remittance/pay-remittance.ts';
import { startDuePayments } from '../remittance/start-payment.ts';
import { askToCloseMonth, decideOnMonth } from './close-month.ts';
import { listMonths, readMonth } from './read-months.ts';

const system = systemScope('test');
const [asks, decides] = [anOperator(), anOperator()];
const month = '2026-11';
/** The bank is silent until there is something here. */
const atBank = new Map<string, BankTransfer>();

let app: TestApp;
beforeAll(async () => {
  const theirs = {
    pay: () => Promise.reject(new Error('no answer')),
    find: (key: string) => (atBank.has(key) ? Promise.resolve(atBank.get(key)) : Promise.reject(new Error('no answer'))),
  };
  app = await testApp({ bank: theirs });
  await november();
});
afterAll(() => app.end());

const clockAt = (at: string) => app.clock.set(new Date(at));
const stateNow = async () => {
  const { state, inTheWay } = await readMonth(app, asks, { month });
  return [state, ...inTheWay.map((one) => [one.kind, ...('source' in one ? [one.source] : [])].join(' '))];
};
const ask = (why = 'The sender of this deposit is being looked for', who: Scope = asks) => askToCloseMonth(app, who, { month, why });
const newest = async () => (await readMonth(app, asks, { month })).ask!.askId;
const decide = async (close: boolean, who: Scope = decides, note = '') =>
  decideOnMonth(app, who, { month, ask: await newest(), close, note });
const payout = (id: string) =>
  app.owner.query(
    `insert into payments.payouts (payout_id, amount_cents, made_at, arrives_at, told_at) values ($1, 500, '2026-11-26', '2026-11-28', '2026-11-26')`,
    [id],
  );
const arrived = (id: string) =>
  app.owner.query(`insert into payments.payout_facts (payout_id, kind, at) values ($1, 'arrived', now())`, [id]);

/** A transfer that is posted and ordered at a bank that does not answer, five dollars of nobody, and a payout on its way. */
async function november(): Promise<void> {
  clockAt('2026-11-23T15:00:00Z');
  const sender = await castPlace(app);
  await castBankDetails(app, sender.at);
  const transfer = await castTransfer(app, sender);
  await castApplied(app, transfer);
  await markPosted(app, clerkOf(sender.at), { transfers: [transfer.transferId] });
  const entries = [debit(bank(), 500n), credit(suspense(), 500n)];
  await app.tx(system, (tx) => postJournal(tx, system, { key: 'found', kind: 'bank_line', entries, at: app.clock.now() }));
  clockAt('2026-11-24T03:00:00Z');
  await makeRemittances(app);
  await startDuePayments(app);
  await callDue(app);
  await app.runJobs();
  await payout('po_1');
}

/** What the bank says of the order at last: it has had it all along. */
async function bankAnswers(): Promise<void> {
  const { rows } = await app.owner.query<{ payment_id: string; amount_cents: bigint }>(
    'select payment_id, amount_cents from transfers.remittance_payments',
  );
  const [{ payment_id: key, amount_cents: amountCents } = { payment_id: '', amount_cents: 0n }] = rows;
  const known = {
    id: 'btr_1',
    key,
    amountCents,
    entries: 1,
    accountLast4: ACCOUNT.slice(-4),
    status: 'pending',
    settledAt: null,
    returnCode: null,
  };
  atBank.set(key, known as unknown as BankTransfer);
  await callDue(app);
  await app.runJobs();
}

describe('a month', () => {
  it('can not be closed while it runs, nor while a day of it is open', async () => {
    expect(await stateNow()).toEqual(['running', 'running']);
    clockAt('2026-12-02T12:00:00Z');
    await closeDays(app);
    expect(await stateNow()).toEqual(['blocked', 'days_open']);
    await expect(ask()).rejects.toMatchObject({ code: 'months.in_the_way' });
    await expect(askToCloseMonth(app, asks, { month: '2026-10', why: '' })).rejects.toMatchObject({ code: 'months.unknown_month' });
    await expect(askToCloseMonth(app, asks, { month: '2027-01', why: '' })).rejects.toMatchObject({ code: 'months.unknown_month' });
  });

  it('nor while a side was not compared, a difference stands unexplained, or nobody knows what became of money on its way', async () => {
    clockAt('2026-12-05T12:00:00Z');
    await closeDays(app);
    const unheard = ['payout_unheard', 'remittance_unknown'];
    expect(await stateNow()).toEqual(['blocked', 'not_compared processor', 'not_compared bank', 'not_compared agency', ...unheard]);
    await runNow(
      app,
      SOURCES.map((side) => ({ ...side, page: () => Promise.resolve({ lines: [], next: null }) })),
    );
    expect(await stateNow()).toEqual(['blocked', 'unexplained agency', 'unexplained bank', 'unexplained processor', ...unheard]);
    const { breaks } = await listBreaks(app, asks, { state: 'open', cause: null, source: null, page: 0 });
    for (const { breakId, cause } of breaks)
      if (cause !== 'under_way') await explainBreak(app, asks, { break: breakId, note: 'They were silent today' });
    expect(await stateNow()).toEqual(['blocked', ...unheard]);
    await arrived('po_1');
    expect(await stateNow()).toEqual(['blocked', 'remittance_unknown']);
    await bankAnswers();
    expect(await stateNow()).toEqual(['ready']);
  });

  it('is asked for once, with a word about money of nobody, however often somebody presses', async () => {
    await expect(ask(' ')).rejects.toMatchObject({ fields: [{ field: 'why', code: 'months.suspense_note_missing' }] });
    const pressed = await Promise.allSettled([ask(), ask(), ask(undefined, decides)]);
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of pressed) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'months.asked' });
    expect(await stateNow()).toEqual(['asked']);
  });

  it('is sent back with a reason, and can be asked for again', async () => {
    const { isOwn } = await readMonth(app, asks, { month });
    const [own, other] = isOwn ? [asks, decides] : [decides, asks];
    await expect(decide(true, own)).rejects.toMatchObject({ code: 'months.own' });
    await expect(decide(false, other, ' ')).rejects.toMatchObject({ fields: [{ field: 'note', code: 'months.reason_missing' }] });
    await decide(false, other, 'Call the bank about the five dollars');
    await expect(decide(true, other)).rejects.toMatchObject({ code: 'months.decided' });
    expect(await stateNow()).toEqual(['ready']);
    await ask();
  });

  it('is not closed over what has come in between', async () => {
    await payout('po_2');
    expect(await stateNow()).toEqual(['asked', 'payout_unheard']);
    await expect(decide(true)).rejects.toMatchObject({ code: 'months.in_the_way' });
    await arrived('po_2');
  });

  it('is closed once by one of several, for good', async () => {
    const pressed = await Promise.allSettled([decide(true), decide(true, anOperator()), decide(true)]);
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(ask()).rejects.toMatchObject({ code: 'months.closed' });
    await expect(decide(false, decides, 'No')).rejects.toMatchObject({ code: 'months.closed' });
    const file = await readMonth(app, decides, { month });
    expect([file.state, file.inTheWay, file.suspenseCents, file.asks.map(({ isClosed }) => isClosed)]).toEqual([
      'closed',
      [],
      500n,
      [true, false],
    ]);
    expect(file.standing.sums).toEqual([{ asset: 'USD', debitCents: 4510n, creditCents: 4510n }]);
    const { months, next } = await listMonths(app, asks, { before: null });
    expect([next, ...months.map((one) => [one.month, one.state])]).toEqual([null, ['2026-12', 'running'], [month, 'closed']]);
    expect((await listMonths(app, asks, { before: '2026-12' })).months).toHaveLength(1);
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('comes after the one before', async () => {
    clockAt('2027-02-10T12:00:00Z');
    await closePeriod(app, system, { endsAt: endOfMonth('2027-01') });
    const { months } = await listMonths(app, asks, { before: null });
    expect(months.map((one) => [one.month, one.inTheWay[0]?.kind])).toEqual([
      ['2027-02', 'running'],
      ['2027-01', 'earlier_open'],
      ['2026-12', 'not_compared'],
      [month, undefined],
    ]);
  });

  it('concerns finance alone, and each step is in the record', async () => {
    const support: Scope = { ...anOperator(), roles: ['operator'] };
    for (const who of [support, system, { ...asks, realm: 'staff' as const }]) {
      await expect(listMonths(app, who, { before: null })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(readMonth(app, who, { month })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(ask('', who)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(decide(true, who)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
    }
    const { rows } = await app.owner.query<{ action: string; times: number }>(
      `select action, count(*)::int as times from kernel.audit_rows where action like 'ledger.month~_%' escape '~' and action <> 'ledger.month_read' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { action: 'ledger.month_asked', times: 2 },
      { action: 'ledger.month_closed', times: 1 },
      { action: 'ledger.month_sent_back', times: 1 },
    ]);
  });
});
