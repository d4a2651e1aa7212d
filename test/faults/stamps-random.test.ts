import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { addResident } from '#domain/directory/index.ts';
import { readAvailable, readBalance, stampsHeld, verifyLedger } from '#domain/ledger/index.ts';
import { castWayOut } from '#domain/payments/cast.ts';
import { resolveRefunds } from '#domain/payments/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import {
  freeStamps,
  giveBack,
  giveStamps,
  holdStamps,
  offerReply,
  orderStamps,
  payOrder,
  spendStamps,
  sweeps,
} from '#domain/stamps/index.ts';
import { anOperator } from '#domain/transfers/cast.ts';
import { listRefundTasks } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dice, oneOf, type Roll } from './simulation/dice.ts';
import { type MoneyHouse, moneyHouse, VISA } from './webhooks-house.ts';

// Whatever is bought, written, answered, given, given back and disputed, in part or whole, and in whatever order the processor's news comes: stamps and what
// they had cost add up, the processor's book and ours agree, and a buyer owes for no more than what was used of a pack whose money her bank kept.
let house: MoneyHouse;
let at: CastAgency;
/** Put into wallets by nobody but the test: the processor knows nothing of it. */
let wallets = 0n;
beforeAll(async () => {
  house = await moneyHouse();
  at = await castMailAgency(house.app);
});
afterAll(() => house.end());

const system = systemScope('test');
const REFUND_FAILS = '4000000000005126';
const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (!isRefusal(error) && !/control |no refund: /.test(String(error))) throw error;
    },
  );
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
async function one<T extends Record<string, bigint>>(sql: string, values: unknown[]): Promise<T> {
  return (await house.app.owner.query<T>(sql, values)).rows[0]!;
}

interface Play {
  by: Pair;
  /** The first was paid from the wallet, the others by card. */
  orders: string[];
  letters: Set<string>;
  replies: Set<string>;
}
const himself = ({ by }: Play): Scope => ({ ...system, realm: 'resident', actor: by.residentId, agency: at.agency.id });

async function buy(roll: Roll, { by, orders }: Play): Promise<void> {
  const { app } = house;
  const { orderId } = await orderStamps(app, by.customer, { order: newId('sto'), agency: at.agency.id, stamps: 10n, totalCents: 350n });
  await payOrder(app, by.customer, { order: orderId, isFresh: true });
  await house.pay((await house.sessionsOf(orderId))[0]!.id, roll(4) === 0 ? REFUND_FAILS : VISA);
  orders.push(orderId);
}

async function write(roll: Roll, { by, letters, replies }: Play): Promise<void> {
  const subject = newId('let');
  const stamps = BigInt(1 + roll(3));
  await house.app.tx(by.customer, (tx) => holdStamps(house.app, tx, by.customer, { subject, agency: at.agency.id, stamps }));
  if (roll(3) > 0) return void letters.add(subject);
  await house.app.tx(system, (tx) => offerReply(house.app, tx, system, { subject, resident: by.residentId }));
  replies.add(subject);
}

async function answer(play: Play): Promise<void> {
  const subject = newId('ans');
  const scope = himself(play);
  const input = { subject, agency: at.agency.id, stamps: 1n, to: play.by.customer.actor! };
  await house.app.tx(scope, (tx) => holdStamps(house.app, tx, scope, input));
  play.letters.add(subject);
}

async function decide(roll: Roll, { letters }: Play): Promise<void> {
  const subject = oneOf(roll, [...letters]);
  if (subject === undefined) return;
  letters.delete(subject);
  const end = roll(2) ? spendStamps : freeStamps;
  await house.app.tx(system, (tx) => end(house.app, tx, system, subject));
}

interface Dispute {
  id: string;
  cents: number;
}
const disputesOf = async (order: string, ...stands: string[]) => {
  const { rows } = await house.app.owner.query<Dispute>(
    `select d.body ->> 'id' as id, (d.body ->> 'amount')::int as cents from processor.objects d join processor.objects c on c.body ->> 'id' = d.body ->> 'charge'
     where d.kind = 'dispute' and c.kind = 'charge' and c.body #>> '{metadata,subject}' = $1 and d.body ->> 'status' = any ($2)`,
    [order, stands],
  );
  return rows;
};
/** Lost may be won later, as a whole or in part: the bank gives back once. */
const closeDispute = (roll: Roll, { id, cents }: Dispute) => {
  const decided = [{ outcome: 'won' }, { outcome: 'lost' }, { outcome: 'lost' }, { outcome: 'lost', back: 1 + roll(cents) }][roll(4)];
  return quietly(house.control('POST', `disputes/${id}/close`, decided));
};

async function step(roll: Roll, play: Play): Promise<void> {
  const { by, orders } = play;
  const order = oneOf(roll, orders)!;
  const [charge] = await house.chargesOf(order);
  switch (roll(12)) {
    case 0:
      return await buy(roll, play);
    case 1:
    case 2:
      return await quietly(write(roll, play));
    case 3:
    case 4:
      return await decide(roll, play);
    case 5:
      return await quietly(giveBack(house.app, by.customer, { order }));
    case 6: {
      const gift = { gift: newId('gft'), resident: by.residentId, stamps: BigInt(1 + roll(4)) };
      return await quietly(giveStamps(house.app, by.customer, gift));
    }
    case 7:
      return await quietly(answer(play));
    case 8: {
      const part = roll(2) ? { amount: 1 + roll(350) } : {};
      return charge && (await quietly(house.control('POST', `charges/${charge.id}/dispute`, { reason: 'fraudulent', ...part })));
    }
    case 9: {
      const [dispute] = await disputesOf(order, 'needs_response', 'lost');
      return dispute === undefined ? undefined : await closeDispute(roll, dispute);
    }
    case 10:
      return charge && (await quietly(house.refundAtDesk(charge.id, roll(2) ? 350 : 1 + roll(350), true)));
    default:
      await house.control('POST', 'webhooks/release', { order: ['created', 'reverse', 'shuffle'][roll(3)]!, copies: 1 + roll(3) });
      if (roll(2)) return void (await house.app.runJobs());
      return void (await house.control('POST', 'webhooks/hold'));
  }
}

/** Every letter and dispute is decided, he leaves, and what is owed goes out. */
async function finish(roll: Roll, play: Play): Promise<void> {
  await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 2 });
  await house.settle();
  while (play.letters.size > 0) await decide(roll, play);
  for (const order of play.orders) for (const open of await disputesOf(order, 'needs_response')) await closeDispute(roll, open);
  await house.settle();
  const person = { number: play.by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2', status: 'released' as const };
  await addResident(house.app, system, { agencyId: at.agency.id, facilityId: at.facility.id, ...person });
  for (const name of ['stamps.return_replies', 'stamps.return_gifts']) await sweeps.find((one) => one.name === name)!.run(house.app);
  for (let round = 0; round < 8; round++) {
    await house.settle();
    house.app.clock.move(61 * 60_000);
    await house.app.owner.query('update payments.refund_calls set claimed_until = null'); // a claim runs out by the real clock
    await resolveRefunds(house.app);
    await house.app.runJobs();
    for (const { refund } of (await listRefundTasks(house.app, anOperator())).stuck) await castWayOut(house.app, refund, 'check');
    await house.settle();
    if (round > 0 && (await balance('refunds_payable')) === 0n && (await balance('suspense')) === 0n) return;
    await house.hurry();
  }
}

async function countStamps({ by }: Play): Promise<void> {
  const owner = [by.customer.actor!, at.agency.id];
  const account = stampsHeld(by.customer.actor!, at.agency.id);
  const lots = await one<{ left: bigint; worth: bigint; held: bigint }>(
    `select coalesce(sum(o.stamps), 0)::bigint - (select coalesce(sum(d.stamps), 0)::bigint from stamps.draws d where d.customer = $1) as left,
       coalesce(sum(o.price_cents), 0)::bigint - (select coalesce(sum(d.price_cents), 0)::bigint from stamps.draws d where d.customer = $1) as worth,
       (select coalesce(sum(p.held), 0)::bigint from stamps.disputed p where p.customer = $1) as held
     from stamps.orders o join stamps.order_states f on f.order_id = o.order_id and f.kind = 'filled' where o.customer = $1 and o.agency_id = $2`,
    owner,
  );
  await house.app.tx(system, async (tx) => {
    const found = await readBalance(tx, system, account).catch(() => 0n);
    expect(found).toBe(lots.left);
    if (found > 0n) expect(await readAvailable(tx, system, account, house.app.clock.now())).toBe(lots.left);
  });
  // All is decided: nothing is set aside, and nobody held has anything any more.
  expect(lots.held).toBe(0n);
  expect(await balance(stampsHeld(by.residentId, at.agency.id).code)).toBe(0n);
}

/** What stands with all who ever bought here; the plays of before are at rest. */
async function countMoney(): Promise<void> {
  const { worth } = await one<{ worth: bigint }>(
    `select coalesce(sum(o.price_cents), 0)::bigint - (select coalesce(sum(d.price_cents), 0)::bigint from stamps.draws d where d.agency_id = $1)
       + (select coalesce(sum(g.price_cents), 0)::bigint from stamps.gifts g where g.agency_id = $1)
       - (select coalesce(sum(d.price_cents), 0)::bigint from stamps.gift_draws d where d.agency_id = $1) as worth
     from stamps.orders o join stamps.order_states f on f.order_id = o.order_id and f.kind = 'filled' where o.agency_id = $1`,
    [at.agency.id],
  );
  expect(await balance(`unused_stamps:${at.agency.id}`)).toBe(worth);
  const { theirs } = await one<{ theirs: bigint }>(
    `select coalesce(sum((body ->> 'net')::bigint), 0)::bigint as theirs from processor.objects where kind = 'balance_transaction'`,
    [],
  );
  expect({
    received: await balance('payments_received'),
    owed: await balance('refunds_payable'),
    suspense: await balance('suspense'),
  }).toEqual({
    received: 0n,
    owed: 0n,
    suspense: 0n,
  });
  expect((await balance('processor_clearing')) - wallets).toBe(theirs);
}

/** What she owes is what her bank kept, less what was made good or settled; and a whole stamp that is left pays for it. */
async function countDebts({ by, orders }: Play): Promise<void> {
  const owed = await balance(`chargeback_receivable:${by.customer.actor}`);
  let kept = 0n;
  for (const order of orders.slice(1)) {
    const { taken, good, settled, left } = await one<{ taken: bigint; good: bigint; settled: bigint; left: bigint }>(
      `select
         (select coalesce(sum(case f.kind when 'dispute_funds_withdrawn' then f.amount_cents when 'dispute_funds_reinstated' then -f.amount_cents end), 0)::bigint
          from payments.facts f where f.payment_id = p.payment_id) as taken,
         (select coalesce(sum(case f.kind when 'made_good' then f.amount_cents when 'made_good_back' then -f.amount_cents end), 0)::bigint
          from payments.facts f where f.payment_id = p.payment_id) as good,
         (select coalesce(sum(payments.refund_settled(r.refund_id, r.amount_cents)), 0)::bigint from payments.refunds r
          where r.payment_id = p.payment_id) as settled,
         coalesce((select o.stamps - coalesce((select sum(d.stamps) from stamps.draws d where d.order_id = o.order_id), 0)::bigint
          from stamps.orders o join stamps.order_states s on s.order_id = o.order_id and s.kind = 'filled' where o.order_id = $1), 0) as left
       from payments.payments p where p.purpose = 'stamps' and p.subject = $1`,
      [order],
    );
    expect(taken - good - settled >= 0n, `${order}: the bank kept ${taken}, ${good} made good, ${settled} settled`).toBe(true);
    if (left > 0n) expect(taken - good - settled).toBeLessThan(36n);
    kept += taken - good - settled;
  }
  expect(owed).toBe(kept);
}

/** Others with SEEDS, which says how many. */
const COUNT = Number(process.env['SEEDS'] ?? 4);

it.each(Array.from({ length: COUNT }, (_, n) => 5 + 7 * n))('seed %i', { timeout: 240_000 }, async (seed) => {
  const roll = dice(seed);
  const by = await castPair(house.app, at);
  const play: Play = { by, orders: [await castStamps(house.app, by.customer, at)], letters: new Set(), replies: new Set() };
  wallets += 350n;
  await buy(roll, play);
  await house.settle();
  for (let i = 0; i < 40; i++) await step(roll, play);
  await finish(roll, play);
  expect(await verifyLedger(house.app)).toEqual([]);
  await countStamps(play);
  await countMoney();
  await countDebts(play);
});
