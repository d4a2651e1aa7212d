import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  credit,
  debit,
  openAccounts,
  paymentsReceived,
  postJournal,
  postSet,
  processorClearing,
  processorCosts,
  reverseJournal,
  type SetLine,
} from '#domain/ledger/index.ts';
import { sql } from 'kysely';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import type { Cause } from './break.ts';
import { reconcileDue } from './run-reconciliation.ts';
import { PROCESSOR } from './sources.ts';
import type { TheirLine, TheirPage, TheirWindow } from './their-line.ts';

const scope = systemScope('test');
const NOON = new Date('2026-03-10T17:00:00Z');
const HOUR = 3_600_000;
const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * HOUR);

/** What the processor would say, in pages; `fail` breaks the line before a page. */
function statement() {
  const lines: TheirLine[] = [];
  let fail = -1;
  let asked = 0;
  return {
    lines,
    breakAt: (page: number) => void ([fail, asked] = [page, 0]),
    processor: {
      async listBalance({ from, until }: TheirWindow, after: string | null): Promise<TheirPage> {
        if (asked++ === fail) throw new Error('no answer');
        const shown = lines.filter((line) => line.at < until && (from === null || line.at >= from));
        const start = after === null ? 0 : shown.findIndex((line) => line.line === after) + 1;
        const page = shown.slice(start, start + 1000);
        return await Promise.resolve({ lines: page, next: start + 1000 < shown.length ? page.at(-1)!.line : null });
      },
    },
  };
}

const said = statement();
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ processor: said.processor });
  app.clock.set(NOON);
});
afterAll(() => app.end());

const n4 = (n: number) => String(n).padStart(5, '0');
const line = (n: number, more: Partial<TheirLine> = {}): TheirLine => ({
  line: `txn_${n4(n)}`,
  matchKey: `charge:pi_${n4(n)}`,
  kind: 'line',
  amountCents: 4000n + BigInt(n),
  feeCents: 150n,
  currency: 'usd',
  at: hoursBefore(60),
  about: `pay_${n4(n)}`,
  ...more,
});

/** Payments `from` to `to` as they stand after their capture, and in the book with what the processor kept. */
async function payments(from: number, to: number, at = hoursBefore(60), { costed = true, booked = true } = {}): Promise<void> {
  await app.owner.query(
    `insert into payments.payments (payment_id, purpose, subject, payer, agency_id, amount_cents, currency, idempotency_key, request, called_at, created_at)
     select 'pay_' || k, 'test', 'trf_' || k, 'log_1', 'agc_1', 4000 + n, 'usd', 'key_' || k, '{}', $3, $3
     from (select n, lpad(n::text, 5, '0') as k from generate_series($1::int, $2::int) n) g`,
    [from, to, at],
  );
  await app.owner.query(
    `insert into payments.facts (fact_id, payment_id, kind, processor_object, amount_cents, details, at)
     select 'fct_' || k, 'pay_' || k, 'captured', 'pi_' || k, 4000 + n, '{}', $3
     from (select n, lpad(n::text, 5, '0') as k from generate_series($1::int, $2::int) n) g`,
    [from, to, at],
  );
  if (!booked) return;
  const lines = sql<SetLine>`
    select 'pay_' || lpad(n::text, 5, '0') || part.end as key, part.kind, 'trf_' || lpad(n::text, 5, '0') as reference, ${at}::timestamptz as at,
      part.account, case part.cents when 0 then part.sign * (4000 + n) else part.sign * part.cents end::bigint as amount_cents
    from generate_series(${from}::int, ${to}::int) n
    cross join (values ('', 'payment_captured', 'processor_clearing', 1, 0), ('', 'payment_captured', 'payments_received', -1, 0),
      (':cost', 'processor_cost', 'processor_costs', 1, 150), (':cost', 'processor_cost', 'processor_clearing', -1, 150)) part("end", kind, account, sign, cents)
    where ${costed} or part.end = ''`;
  await app.tx(scope, async (tx) => {
    await openAccounts(tx, scope, { accounts: [processorClearing(), paymentsReceived(), processorCosts()], at });
    await postSet(tx, scope, lines);
  });
}

const reconcile = () => runNow(app, [PROCESSOR]);
const standing = () => standingBreaks(app);

const post = (key: string, cents: bigint, at: Date) =>
  app.tx(scope, (tx) =>
    postJournal(tx, scope, {
      key,
      kind: 'payment_captured',
      at,
      entries: [debit(processorClearing(), cents), credit(paymentsReceived(), cents)],
    }),
  );

describe('ten thousand items with a hundred breaks', () => {
  const planted = new Map<string, Cause>();

  it('finds all of them, names each, and calls nothing else a break', async () => {
    await payments(1, 4970);
    await payments(4971, 4980, hoursBefore(60), { booked: false }); // known, but not in our book
    await payments(4981, 4990, hoursBefore(2), { costed: false }); // on their way
    const plant = (n: number, cause: Cause, ...lines: TheirLine[]) => {
      planted.set(`charge:pi_${n4(n)}`, cause);
      said.lines.push(...lines);
    };
    const back = (n: number) => line(n, { line: `back_${n}`, kind: 'reversal', amountCents: -4000n - BigInt(n), feeCents: 0n });
    for (let n = 1; n <= 10; n++) {
      plant(n, 'missing_there');
      plant(n + 10, 'amount_differs', line(n + 10, { amountCents: BigInt(n) }));
      plant(n + 20, 'fee_differs', line(n + 20, { feeCents: 151n }));
      plant(n + 30, 'twice', line(n + 30), line(n + 30, { line: `again_${n}` }));
      plant(n + 40, 'wrong_day', line(n + 40, { at: hoursBefore(90) }));
      plant(n + 50, 'unknown_currency', line(n + 50, { currency: 'cad' }));
      plant(n + 60, 'reversed', line(n + 60), back(n + 60));
      plant(n + 4970, 'missing_here', line(n + 4970));
      plant(n + 4980, 'under_way');
      plant(n + 6000, 'reference_unknown', line(n + 6000));
    }
    // Right, now and then half an hour apart.
    for (let n = 71; n <= 4970; n++) said.lines.push(line(n, n % 7 === 0 ? { at: hoursBefore(60.5) } : {}));
    // What looks odd and is right: a refund the card did not take, of which our book saw neither way.
    for (let n = 0; n < 10; n++) {
      const back = { matchKey: `refund:re_${n}`, amountCents: -4100n, feeCents: 0n };
      said.lines.push(
        line(100, { ...back, line: `re_${n}_out` }),
        line(100, { ...back, line: `re_${n}_in`, kind: 'reversal', amountCents: 4100n }),
      );
    }
    expect(planted.size).toBe(100);

    expect(await reconcile()).toBe(1);
    expect(await standing()).toEqual(planted);
    const { rows } = await app.owner.query<{ n: bigint }>(`select count(*) as n from payments.reconciliation_items`);
    expect(rows[0]!.n).toBeGreaterThan(10_000n);
  });

  it('finds the same the next day, and takes nothing in twice', async () => {
    const count = async () => (await app.owner.query<{ n: bigint }>(`select count(*) as n from payments.reconciliation_items`)).rows[0]!.n;
    const before = await count();
    expect(await reconcile()).toBe(1);
    expect(await standing()).toEqual(planted);
    expect(await count()).toBe(before);
    const { rows } = await app.owner.query<{ n: bigint }>(`select count(*) as n from payments.breaks`);
    expect(rows[0]!.n).toBe(100n);
  });

  it('what was on its way and came is no break any more; what did not come is missing there', async () => {
    for (let n = 4981; n <= 4985; n++) said.lines.push(line(n, { at: hoursBefore(1), feeCents: 0n }));
    app.clock.move(30 * HOUR);
    await reconcile();
    for (let n = 4981; n <= 4985; n++) planted.delete(`charge:pi_${n4(n)}`);
    for (let n = 4986; n <= 4990; n++) planted.set(`charge:pi_${n4(n)}`, 'missing_there');
    expect(await standing()).toEqual(planted);
  });

  it('a journal taken back in our book alone is named, and taken back there too it is even', async () => {
    await app.tx(scope, (tx) =>
      reverseJournal(tx, scope, { reverses: 'pay_00200', key: 'pay_00200:undo', kind: 'typed_wrong', at: app.clock.now() }),
    );
    await reconcile();
    expect((await standing()).get('charge:pi_00200')).toBe('reversed');
    said.lines.push(line(200, { line: 'back_200', kind: 'reversal', amountCents: -4200n, feeCents: 0n, at: app.clock.now() }));
    app.clock.move(HOUR);
    await reconcile();
    expect(await standing()).toEqual(planted);
  });
});

describe('a run that is disturbed', () => {
  it('goes on at the page where it broke off', async () => {
    for (let n = 7000; n < 9500; n++) said.lines.push(line(n, { at: app.clock.now() }));
    app.clock.move(HOUR);
    said.breakAt(2);
    expect(await reconcile()).toBe(0);
    expect(app.logged.some(({ fields }) => 'alert' in fields && fields.alert === 'payments.reconciliation_failed')).toBe(true);
    const open = await app.owner.query<{ cursor: string; problem: string }>(
      `select cursor, problem from payments.reconciliation_runs where finished_at is null`,
    );
    expect(open.rows).toEqual([{ cursor: expect.stringMatching(/^txn_/), problem: 'no answer' }]);
    expect(await reconcile()).toBe(1);
    expect([...(await standing()).values()].filter((cause) => cause === 'reference_unknown')).toHaveLength(10 + 2500);
  });

  it('is done once by two processes', async () => {
    await app.owner.query(`update payments.reconciliation_runs set due_at = $1 where finished_at is null`, [app.clock.now()]);
    const done = await Promise.all([1, 2, 3].map(() => reconcileDue(app, [PROCESSOR])));
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it('leaves a line for the next time while its writer is still open', async () => {
    let release = () => {};
    const gate = new Promise<void>((open) => (release = open));
    let written = () => {};
    const inside = new Promise<void>((tell) => (written = tell));
    const at = app.clock.now();
    const open = app.tx(scope, async (tx) => {
      const entries = [debit(processorClearing(), 7n), credit(paymentsReceived(), 7n)];
      await postJournal(tx, scope, { key: 'slow', kind: 'payment_captured', at, entries });
      written();
      await gate;
    });
    await inside;
    await post('quick', 5n, at);
    await reconcile();
    expect((await standing()).has('journal:slow')).toBe(false);
    release();
    await open;
    await reconcile();
    expect((await standing()).get('journal:slow')).toBe('under_way');
    expect((await standing()).get('journal:quick')).toBe('under_way');
  });
});
