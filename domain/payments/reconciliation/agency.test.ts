import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAccounts, owedTrust, paymentsReceived, postSet, remittancesInTransit, type SetLine } from '#domain/ledger/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import type { Cause } from './break.ts';
import { AGENCY, type Source } from './sources.ts';
import type { TheirLine } from './their-line.ts';

const scope = systemScope('test');
const NOON = new Date('2026-03-20T17:00:00Z');
const daysBefore = (days: number) => new Date(NOON.getTime() - days * 86_400_000);
const said: TheirLine[] = [];
const source: Source = {
  ...AGENCY,
  page: (_app, _window, after) => {
    const start = Number(after ?? 0);
    const next = start + 1000 < said.length ? String(start + 1000) : null;
    return Promise.resolve({ lines: said.slice(start, start + 1000), next });
  },
};

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(NOON);
});
afterAll(() => app.end());

const line = (n: number, more: Partial<TheirLine> = {}): TheirLine => ({
  line: `posted:trf_${n}`,
  matchKey: `transfer:trf_${n}`,
  kind: 'line',
  amountCents: 4000n + BigInt(n),
  feeCents: 0n,
  currency: 'usd',
  at: daysBefore(12),
  about: `trf_${n}`,
  isKnown: true,
  account: `owed_trust:fac_${n % 20}`,
  reference: `trf_${n}`,
  ...more,
});
const remitted = (n: number, more: Partial<TheirLine> = {}): TheirLine =>
  line(n, {
    line: `remitted:rem_${n}`,
    matchKey: `remitted:rem_${n}`,
    amountCents: -4000n - BigInt(n),
    reference: `rem_${n}`,
    at: daysBefore(8),
    ...more,
  });

/** Journals on what is owed to twenty facilities, as transfers, their returns and remittances book them. */
async function booked(first: number, last: number, of: { key: string; after?: string; about: string; isMore: boolean; days: number }) {
  const { key, after = '', about, isMore, days } = of;
  const lines = sql<SetLine>`
    select ${key} || n || ${after} as key, 'moved' as kind, ${about} || n as reference, ${daysBefore(days)}::timestamptz as at, part.account,
      (part.sign * (4000 + n))::bigint as amount_cents
    from generate_series(${first}::int, ${last}::int) n
    cross join lateral (values ('owed_trust:fac_' || n % 20, ${isMore ? -1 : 1}::int), (${isMore ? 'payments_received' : 'remittances_in_transit'}::text, ${isMore ? 1 : -1}::int)) part(account, sign)`;
  await app.tx(scope, (tx) => postSet(tx, scope, lines));
}
const applied = (first: number, last: number, days = 13) => booked(first, last, { key: 'trf_', about: 'trf_', isMore: true, days });
const wentBack = (first: number, last: number) =>
  booked(first, last, { key: 'rfd_', after: ':owed', about: 'trf_', isMore: false, days: 11 });
const sent = (first: number, last: number, order = 'rpy_') =>
  booked(first, last, { key: order, after: ':sent', about: 'rem_', isMore: false, days: 11 });
const came = (first: number, last: number) => booked(first, last, { key: 'rpy_', after: ':back', about: 'rem_', isMore: true, days: 10 });

it('ten thousand lines of agencies with a hundred breaks: all are found, each is named, and nothing else is one', async () => {
  const accounts = [...Array.from({ length: 20 }, (_, n) => owedTrust(`fac_${n}`, 'agc_1')), paymentsReceived(), remittancesInTransit()];
  await app.tx(scope, (tx) => openAccounts(tx, scope, { accounts, at: daysBefore(13) }));
  const planted = new Map<string, Cause>();
  const plant = (key: string, cause: Cause, ...lines: TheirLine[]) => {
    planted.set(key, cause);
    said.push(...lines);
  };
  await applied(1, 4990);
  await applied(4991, 5000, 2); // their clerk still has time
  await wentBack(4001, 4060);
  await sent(6001, 6290);
  await came(6051, 6070);
  await sent(6051, 6060, 'rpy_again_');
  for (let n = 1; n <= 10; n++) {
    plant(`transfer:trf_${n}`, 'missing_there');
    plant(`transfer:trf_${n + 10}`, 'amount_differs', line(n + 10, { amountCents: 1n }));
    plant(`transfer:trf_${n + 20}`, 'twice', line(n + 20), line(n + 20, { line: `again_${n}` }));
    plant(`transfer:trf_${n + 4000}`, 'reversed', line(n + 4000)); // on an account, and back with its sender
    plant(`transfer:trf_${n + 4990}`, 'under_way');
    plant(`transfer:trf_${n + 5000}`, 'missing_here', line(n + 5000)); // on an account, and never owed
    plant(`remitted:rem_${n + 6000}`, 'amount_differs', remitted(n + 6000, { amountCents: -1n }));
    plant(`remitted:rem_${n + 6010}`, 'missing_there'); // paid for what nobody acknowledged
    plant(`remitted:rem_${n + 6060}`, 'not_paid', remitted(n + 6060)); // came back, and is owed again
    plant(`remitted:rem_${n + 6300}`, 'not_paid', remitted(n + 6300)); // acknowledged, never paid
  }
  for (let n = 31; n <= 4990; n++) if (n < 4001 || n > 4060) said.push(line(n));
  for (let n = 6021; n <= 6290; n++) if (n < 6061 || n > 6070) said.push(remitted(n));
  expect(planted.size).toBe(100);

  expect(await runNow(app, [source])).toBe(1);
  expect(await standingBreaks(app)).toEqual(planted);
  const { rows } = await app.owner.query<{ n: bigint }>(`select count(*) as n from payments.reconciliation_items`);
  expect(rows[0]!.n).toBeGreaterThan(10_000n);
  const { rows: wrong } = await app.owner.query(`select 1 from payments.breaks where account is null`);
  expect(wrong).toEqual([]);
  expect(await runNow(app, [source])).toBe(1);
  expect(await standingBreaks(app)).toEqual(planted);
});
