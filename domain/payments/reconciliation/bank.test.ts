import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bank,
  openAccounts,
  payoutsInTransit,
  postSet,
  processorClearing,
  remittancesInTransit,
  type SetLine,
} from '#domain/ledger/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import type { StatementLine } from '../bank/bank.ts';
import { bankLine } from './bank-lines.ts';
import type { Cause } from './break.ts';
import { BANK } from './sources.ts';

const scope = systemScope('test');
const NOON = new Date('2026-03-10T17:00:00Z');
const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);
const AT = hoursBefore(60);

const said: StatementLine[] = [];
let app: TestApp;
beforeAll(async () => {
  const statementLines = ({ after = null }: { after?: string | null }) => {
    const start = after === null ? 0 : said.findIndex((line) => line.id === after) + 1;
    const lines = said.slice(start, start + 1000);
    return Promise.resolve({ lines, next: start + 1000 < said.length ? lines.at(-1)!.id : null });
  };
  app = await testApp({ bank: { statementLines } });
  app.clock.set(NOON);
});
afterAll(() => app.end());

const n4 = (n: number) => String(n).padStart(5, '0');
const cents = (n: number) => 4000n + BigInt(n);
const line = (n: number, more: Partial<StatementLine> = {}): StatementLine => ({
  id: `line_${n4(n)}`,
  day: '2026-03-08',
  amountCents: cents(n),
  sign: 'debit',
  type: 'payment',
  reference: `rpy_${n4(n)}`,
  description: '',
  transfer: `btr_${n4(n)}`,
  bookedAt: AT,
  ...more,
});
const paidIn = (n: number, more: Partial<StatementLine> = {}) =>
  line(n, { sign: 'credit', type: 'deposit', reference: `po_${n4(n)}`, transfer: null, ...more });

/** Journals as remittances and payouts book them. `from` and `to` on accounts of ours, in the direction of the money. */
async function booked(first: number, last: number, key: [string, string], from: string, to: string, at = AT): Promise<void> {
  const [before, after] = key;
  const lines = sql<SetLine>`
    select ${before} || lpad(n::text, 5, '0') || ${after} as key, 'moved' as kind, 'rem_' || n as reference, ${at}::timestamptz as at, part.account,
      (part.sign * (4000 + n))::bigint as amount_cents
    from generate_series(${first}::int, ${last}::int) n cross join (values (${to}::text, 1), (${from}::text, -1)) part(account, sign)`;
  await app.tx(scope, (tx) => postSet(tx, scope, lines));
}
const sent = (first: number, last: number) => booked(first, last, ['rpy_', ':sent'], 'remittances_in_transit', 'processor_clearing');
const gone = (first: number, last: number, at?: Date) => booked(first, last, ['rpy_', ':settled'], 'bank', 'remittances_in_transit', at);
const back = (first: number, last: number) => booked(first, last, ['rpy_', ':back'], 'remittances_in_transit', 'bank');
const came = (first: number, last: number) => booked(first, last, ['po_', ':arrived'], 'payouts_in_transit', 'bank');

describe('ten thousand lines at the bank with a hundred breaks', () => {
  const planted = new Map<string, Cause>();
  const plant = (key: string, cause: Cause, ...lines: StatementLine[]) => {
    planted.set(key, cause);
    said.push(...lines);
  };

  it('finds all of them, names each, and calls nothing else a break', async () => {
    const accounts = [bank(), remittancesInTransit(), payoutsInTransit(), processorClearing()];
    await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts, at: AT }));
    await sent(1, 4510);
    await gone(1, 4490);
    await gone(4491, 4500, hoursBefore(2)); // 4501 to 4510 have not gone, as far as we know
    await back(4401, 4450);
    await came(5001, 5500);
    for (let n = 1; n <= 10; n++) {
      plant(`order:rpy_${n4(n)}`, 'missing_there');
      plant(`order:rpy_${n4(n + 10)}`, 'amount_differs', line(n + 10, { amountCents: 7n }));
      plant(`order:rpy_${n4(n + 20)}`, 'twice', line(n + 20), line(n + 20, { id: `again_${n}` }));
      plant(`order:rpy_${n4(n + 30)}`, 'wrong_day', line(n + 30, { bookedAt: hoursBefore(110) }));
      const given = line(n + 40, { id: `given_${n}`, sign: 'credit', type: 'return' });
      plant(`order:rpy_${n4(n + 40)}`, 'reversed', line(n + 40), given);
      plant(`order:rpy_${n4(n + 4490)}`, 'under_way');
      plant(`order:rpy_${n4(n + 4500)}`, 'missing_here', line(n + 4500));
      plant(`bank:line_${n4(n + 6000)}`, 'bank_fee', line(n + 6000, { type: 'fee', reference: 'FEE', transfer: null }));
      const stranger = { transfer: null, reference: `X${n}` };
      if (n > 5) plant(`bank:line_${n4(n + 7000)}`, 'reference_unknown', paidIn(n + 7000, stranger));
      else plant(`paid:X${n}`, 'reference_unknown', line(n + 7000, stranger));
      const isThere = n > 5 ? [] : [paidIn(n + 5000), paidIn(n + 5000, { id: `debit_${n}`, sign: 'debit', type: 'return' })];
      plant(`payout:po_${n4(n + 5000)}`, n > 5 ? 'missing_there' : 'reversed', ...isThere);
    }
    // Right, now and then a night apart; and what came back on both sides.
    for (let n = 51; n <= 4490; n++) said.push(line(n, n % 7 === 0 ? { bookedAt: hoursBefore(66) } : {}));
    for (let n = 4401; n <= 4450; n++) said.push(line(n, { id: `back_${n}`, sign: 'credit', type: 'return' }));
    for (let n = 5011; n <= 5500; n++) said.push(paidIn(n));
    expect(planted.size).toBe(100);

    expect(await runNow(app, [BANK])).toBe(1);
    expect(await standingBreaks(app)).toEqual(planted);
    const { rows } = await app.owner.query<{ n: bigint }>(`select count(*) as n from payments.reconciliation_items`);
    expect(rows[0]!.n).toBeGreaterThan(9_990n);
  });

  it('finds the same the next time, takes nothing in twice, and what came is no break any more', async () => {
    for (let n = 1; n <= 5; n++) {
      await gone(4500 + n, 4500 + n);
      planted.delete(`order:rpy_${n4(n + 4500)}`);
    }
    app.clock.move(60_000);
    expect(await runNow(app, [BANK])).toBe(1);
    expect(await standingBreaks(app)).toEqual(planted);
  });
});

describe('a line of the statement in our words', () => {
  it.each<[string, Partial<StatementLine>, string, string, bigint]>([
    ['an order of ours', {}, 'order:rpy_00001', 'line', -4001n],
    ['an order that came back', { sign: 'credit', type: 'return' }, 'order:rpy_00001', 'reversal', 4001n],
    ['a payout', { sign: 'credit', type: 'deposit', transfer: null, reference: 'po_1' }, 'payout:po_1', 'line', 4001n],
    ['a payout taken back', { type: 'return', transfer: null, reference: 'po_1' }, 'payout:po_1', 'reversal', -4001n],
    ['a check we wrote', { type: 'other', transfer: null, reference: '1042' }, 'paid:1042', 'line', -4001n],
    [
      'a check whose money came back',
      { sign: 'credit', type: 'return', transfer: null, reference: '1042' },
      'paid:1042',
      'reversal',
      4001n,
    ],
    ['a fee, whatever it refers to', { type: 'fee', transfer: null, reference: 'po_1' }, 'bank:line_00001', 'fee', -4001n],
    ['somebody’s money', { sign: 'credit', type: 'deposit', transfer: null, reference: 'Hi' }, 'bank:line_00001', 'line', 4001n],
  ])('%s', (_what, more, matchKey, kind, amountCents) => {
    expect(bankLine(line(1, more))).toMatchObject({ line: 'line_00001', matchKey, kind, amountCents, at: AT });
  });
});
