import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { castWayOut } from '#domain/payments/cast.ts';
import { resolveRefunds } from '#domain/payments/index.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import {
  askRefund,
  cancelTransfer,
  decideIncoming,
  listRefundTasks,
  markPosted,
  payTransfer,
  readTransfer,
} from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse, VISA } from './webhooks-house.ts';

// Whatever senders, clerks, operators, payers' banks and the processor's desk do, in whatever order its news comes: the book is whole, nobody gets more
// back than was taken, and when all is done nothing is owed to anybody who has his money.
let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(() => house.end());

const system = systemScope('test');
const REFUND_FAILS = '4000000000005126';

/** The same seed gives the same numbers (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (!isRefusal(error) && !String(error).includes('control ')) throw error;
    },
  );
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);

async function objects<T>(kind: string, charge: string): Promise<T[]> {
  const { rows } = await house.app.owner.query<{ body: T }>(
    `select body from processor.objects where kind = $1 and body ->> 'charge' = $2 order by seq`,
    [kind, charge],
  );
  return rows.map((row) => row.body);
}
interface Refund {
  id: string;
  amount: number;
  status: string;
}
interface Dispute {
  id: string;
  status: string;
}

async function step(roll: (sides: number) => number, transfer: string): Promise<void> {
  const { app } = house;
  const [charge] = await house.chargesOf(transfer);
  const clerk = clerkOf(sender.at);
  switch (roll(9)) {
    case 0:
      return await quietly(cancelTransfer(app, sender.scope, { transfer }));
    case 1:
      return await quietly(markPosted(app, clerk, { transfers: [transfer] }));
    case 2:
      return await quietly(decideIncoming(app, clerk, { transfer, step: roll(2) ? 'return' : 'withhold', reason: 'released', note: '' }));
    case 3:
      return await quietly(askRefund(app, anOperator(), { transfer, amount: String(1 + roll(30)), note: 'by chance' }));
    case 4:
      return charge && (await quietly(house.control('POST', `charges/${charge.id}/dispute`, { reason: 'fraudulent' })));
    case 5: {
      // Lost may be won later, as a whole or in part: the bank gives back once.
      const [one] = charge ? await objects<Dispute>('dispute', charge.id) : [];
      const decided = [{ outcome: 'won' }, { outcome: 'lost' }, { outcome: 'lost', back: 1 + roll(2000) }][roll(3)];
      return one && (await quietly(house.control('POST', `disputes/${one.id}/close`, decided)));
    }
    case 6: {
      const [made] = charge ? await objects<Refund>('refund', charge.id) : [];
      return made && (await quietly(house.control('POST', `refunds/${made.id}/settle`, { outcome: 'failed' })));
    }
    case 7:
      return void (await app.runJobs());
    default:
      await house.control('POST', 'webhooks/release', { order: ['created', 'reverse', 'shuffle'][roll(3)]!, copies: 1 + roll(3) });
      return roll(2) ? void (await house.control('POST', 'webhooks/hold')) : undefined;
  }
}

async function finish(transfers: string[]): Promise<void> {
  await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 2 });
  for (const transfer of transfers) {
    for (const { id } of await house.chargesOf(transfer))
      for (const open of (await objects<Dispute>('dispute', id)).filter((one) => one.status === 'needs_response'))
        await house.control('POST', `disputes/${open.id}/close`, { outcome: 'lost' });
  }
  const operator = anOperator();
  // A job that failed is tried again, so "done" may take a few rounds; it must come.
  for (let round = 0; round < 8; round++) {
    await house.settle();
    house.app.clock.move(61 * 60_000);
    await resolveRefunds(house.app);
    await house.app.runJobs();
    for (const { refund } of (await listRefundTasks(house.app, operator)).stuck) await castWayOut(house.app, refund, 'check');
    await house.settle();
    if (round > 1 && (await balance('refunds_payable')) === 0n) return;
    await house.hurry();
  }
}

/** Others with SEEDS, which says how many. */
const COUNT = Number(process.env['SEEDS'] ?? 3);

it.each(Array.from({ length: COUNT }, (_, n) => 11 + 12 * n))('seed %i', { timeout: 240_000 }, async (seed) => {
  const roll = dice(seed);
  sender = await castSender(house.app); // at an agency of its own: limits are by person and day
  const transfers: string[] = [];
  for (let i = 0; i < 3; i++) {
    const { transferId } = await castTransfer(house.app, sender, String(20 + roll(20)));
    await payTransfer(house.app, sender.scope, { transfer: transferId, isFresh: true });
    const [session] = await house.sessionsOf(transferId);
    if (roll(5) > 0) await house.pay(session!.id, roll(3) === 0 ? REFUND_FAILS : VISA);
    transfers.push(transferId);
    await house.settle();
  }
  for (let i = 0; i < 14; i++) await step(roll, transfers[roll(transfers.length)]!);
  await finish(transfers);

  expect(await verifyLedger(house.app)).toEqual([]);
  expect({
    owed: await balance('refunds_payable'),
    received: await balance('payments_received'),
    suspense: await balance('suspense'),
  }).toEqual({
    owed: 0n,
    received: 0n,
    suspense: 0n,
  });
  for (const transfer of transfers) {
    const { state } = await readTransfer(house.app, sender.scope, transfer);
    for (const charge of await house.chargesOf(transfer)) {
      const back = (await objects<Refund>('refund', charge.id)).filter((one) => one.status !== 'failed');
      expect(back.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(charge.amount);
    }
    expect(['created', 'payment_started', 'cancelled', 'expired', 'applied', 'withheld', 'posted', 'returned', 'return_settled']).toContain(
      state,
    );
  }
  // What the sender owes is what banks kept, less what was settled with it.
  const { rows: kept } = await house.app.owner.query<{ cents: bigint }>(
    `select coalesce(sum(case f.kind when 'dispute_funds_withdrawn' then f.amount_cents when 'dispute_funds_reinstated' then -f.amount_cents end), 0)::bigint
       - (select coalesce(sum(payments.refund_settled(r.refund_id, r.amount_cents)), 0)::bigint from payments.refunds r
          join payments.payments o on o.payment_id = r.payment_id where o.payer = $1) as cents
     from payments.facts f join payments.payments p on p.payment_id = f.payment_id where p.payer = $1`,
    [sender.scope.actor],
  );
  expect(await balance(`chargeback_receivable:${sender.scope.actor}`)).toBe(kept[0]!.cents);
  expect(kept[0]!.cents).toBeGreaterThanOrEqual(0n);
  const { rows } = await house.app.owner.query<{ owed: bigint }>(
    `select coalesce(sum(t.amount_cents), 0)::bigint as owed from transfers.transfers t
     where exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'applied')
       and not exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'returning')
       and t.facility_id = $1`,
    [sender.at.facility.id],
  );
  expect(await balance(`owed_trust:${sender.at.facility.id}`)).toBe(rows[0]!.owed);
});
