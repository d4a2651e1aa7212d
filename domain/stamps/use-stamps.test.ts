import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { castCustomer } from '#domain/directory/cast.ts';
import { postJournal, readAvailable, readBalance, stampsHeld, unusedStamps, verifyLedger } from '#domain/ledger/index.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { STAMP_STEPS } from '#test/faults/stamp-steps.ts';
import { soldEntries } from './book.ts';
import { leftover } from './draw.ts';
import { takeBack } from './give-back.ts';
import { freeStamps, holdStamps, spendStamps } from './index.ts';
import { insertOrder, insertState, lotsOf, type OrderRow, type Owner } from './queries.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });
const system = systemScope('test');

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(async () => {
  await app.owner.query('analyze'); // thousands of rows that came since the last time
  expect(await verifyLedger(app)).toEqual([]);
  await app.end();
});

/** An order whose stamps are there, as paying leaves it. */
async function fill(tx: Tx, { customer, agencyId }: Owner, stamps: bigint, priceCents: bigint): Promise<OrderRow> {
  const createdAt = app.clock.now();
  const paid = { customer, agencyId, agencyName: '', stamps, priceCents, taxCents: stamps, lang: 'en', createdAt } as const;
  const order = { ...paid, orderId: newId('sto') };
  await insertOrder(tx, order);
  await insertState(tx, order, { kind: 'filled', at: createdAt, actor: null, details: {} });
  await postJournal(tx, system, { key: order.orderId, kind: 'stamps_sold', at: createdAt, entries: soldEntries(order) });
  return order;
}

/** A refusal leaves nothing behind. */
async function refused(tx: Tx, code: string, work: () => Promise<void>): Promise<void> {
  await sql`savepoint before`.execute(tx);
  await expect(work()).rejects.toMatchObject({ code });
  await sql`rollback to savepoint before`.execute(tx);
}

const hold = (tx: Tx, { customer, agencyId }: Owner, subject: string, stamps: bigint) =>
  holdStamps(app, tx, castCustomer(customer), { subject, agency: agencyId, stamps });
const newOwner = (): Owner => ({ customer: newId('lgn'), agencyId: newId('agc') });

// Nobody held at this agency gets anything from these steps but what was bought.
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('buy'), stamps: fc.bigInt(1n, 40n), price: fc.bigInt(0n, 1500n) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hold'), stamps: fc.bigInt(0n, 6n) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('spend', 'free', 'spend again'), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give back'), which: fc.nat(20) }) },
);
type Step = { do: string; stamps?: bigint; price?: bigint; which?: number };

async function play(tx: Tx, owner: Owner, steps: readonly Step[]): Promise<{ bought: bigint; gone: bigint; held: bigint }> {
  const sum = { bought: 0n, gone: 0n, held: 0n };
  const orders: OrderRow[] = [];
  const open = new Map<string, bigint>();
  const spent: { subject: string; count: bigint }[] = [];
  for (const { do: what, stamps = 0n, price = 0n, which = 0 } of steps) {
    const subject = [...open.keys()][which % Math.max(open.size, 1)];
    if (what === 'buy') {
      orders.push(await fill(tx, owner, stamps, price));
      sum.bought += stamps;
    } else if (what === 'hold') {
      const id = newId('let');
      const holding = () => hold(tx, owner, id, stamps);
      if (sum.bought - sum.gone - sum.held < stamps) await refused(tx, 'stamps.too_few', holding);
      else await holding();
      if (sum.bought - sum.gone - sum.held < stamps || stamps === 0n) continue;
      open.set(id, stamps);
      sum.held += stamps;
    } else if (what === 'give back') {
      const order = orders[which % Math.max(orders.length, 1)];
      const lot = order && (await lotsOf(tx, order)).find((one) => one.order === order.orderId);
      const left = order && leftover(order, lot);
      if (!left) continue;
      const taking = () => takeBack(app, tx, system, order, left, 'received');
      if (sum.bought - sum.gone - sum.held < left.stamps) await refused(tx, 'stamps.set_aside', taking);
      else {
        await taking();
        sum.gone += left.stamps;
      }
    } else if (what === 'spend again' && spent.length > 0) {
      const again = spent[which % spent.length]!;
      await hold(tx, owner, again.subject, again.count);
      await spendStamps(app, tx, system, again.subject);
    } else if (subject !== undefined) {
      const count = open.get(subject)!;
      open.delete(subject);
      sum.held -= count;
      if (what === 'free') await freeStamps(app, tx, system, subject);
      else {
        await spendStamps(app, tx, system, subject);
        spent.push({ subject, count });
        sum.gone += count;
      }
    }
  }
  return sum;
}

/** Plays the steps in one transaction, and looks whether stamps and cents add up. As the customer to the commands, as the system to the database. */
async function playAndCount(steps: readonly Step[]): Promise<void> {
  const owner = newOwner();
  const { customer, agencyId } = owner;
  await app.tx(system, async (tx) => {
    const { bought, gone, held } = await play(tx, owner, steps);
    if (bought === 0n) return;
    expect(await readBalance(tx, system, stampsHeld(customer, agencyId))).toBe(bought - gone);
    expect(await readAvailable(tx, system, stampsHeld(customer, agencyId), app.clock.now())).toBe(bought - gone - held);
    const lots = await lotsOf(tx, owner);
    expect(lots.reduce((sum, lot) => sum + lot.stamps - lot.drawn, 0n)).toBe(bought - gone);
    const worth = await sql<{ cents: bigint }>`select (sum(o.price_cents) - coalesce((select sum(d.price_cents) from stamps.draws d
      where d.customer = ${customer}), 0))::bigint as cents from stamps.orders o where o.customer = ${customer}`.execute(tx);
    expect(await readBalance(tx, system, unusedStamps(agencyId)).catch(() => 0n)).toBe(worth.rows[0]!.cents);
    if (bought === gone) expect(worth.rows[0]!.cents).toBe(0n);
  });
}

// 10,000 steps: 25 times four customers beside each other, a hundred steps each. More by `npm run bench -- stamp-steps`.
const steps = fc.array(step, { minLength: 100, maxLength: 100 });

it(
  'whatever is bought, set aside, spent, freed and given back, in any order and twice: no stamp and no cent comes from nowhere',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(steps, steps, steps, steps), async (plays) => void (await Promise.all(plays.map(playAndCount)))),
      { numRuns: Math.ceil(STAMP_STEPS / 400), endOnFailure: true },
    );
  },
  300_000 + STAMP_STEPS * 20,
);

it('200 at once with one stamp: one has it', async () => {
  const owner = newOwner();
  const scope = castCustomer(owner.customer);
  await app.tx(system, (tx) => fill(tx, owner, 1n, 35n));
  const answers = await Promise.allSettled(Array.from({ length: 200 }, () => app.tx(scope, (tx) => hold(tx, owner, newId('let'), 1n))));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'stamps.too_few' });
});
