import { afterAll, beforeAll, expect, it } from 'vitest';
import Stripe from 'stripe';
import { webhooks } from '#api/webhooks/index.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { type CheckoutInput, type Processor, startCheckout } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse, WEBHOOK_SECRET } from './webhooks-house.ts';

// About 1,000 events (EVENTS) of 200 payments, each told once to ten times, shuffled, a tenth of them before the processor's own answer and a
// tenth three days late: the book at the end is the book as if each had come once and in order.
const EVENTS = Number(process.env['EVENTS'] ?? 1_000);
const PAYMENTS = EVENTS / 5;
const AMOUNT = 4375n;
const FEE = 375n;

let house: MoneyHouse;
/** Of two processes: each forms groups of its own. */
let doors: ReturnType<typeof webhooks>[];
beforeAll(async () => {
  house = await moneyHouse();
  doors = [webhooks(house.app), webhooks(house.app)];
  await house.control('POST', 'webhooks/hold');
});
afterAll(async () => {
  await house.end();
});

const scope: Scope = { ...systemScope('storm'), realm: 'customer', actor: newId('log'), session: 'ses' };
const stripe = new Stripe('sk_test_only_for_tests');

interface Told {
  id: string;
  body: string;
}

function order(subject: string): CheckoutInput {
  return {
    purpose: 'storm',
    subject,
    agency: 'agc_storm',
    amountCents: AMOUNT,
    lines: [
      { name: 'You send', amountCents: AMOUNT - FEE },
      { name: 'Fee', amountCents: FEE },
    ],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en',
  };
}

async function eventsSince(seq: bigint): Promise<Told[]> {
  const { rows } = await house.app.owner.query<{ id: string; body: object }>(
    `select id, body from processor.objects where kind = 'event' and seq > $1 order by seq`,
    [seq],
  );
  return rows.map(({ id, body }) => ({ id, body: JSON.stringify(body) }));
}

async function lastSeq(): Promise<bigint> {
  return (await house.app.owner.query<{ seq: bigint | null }>('select max(seq) as seq from processor.objects')).rows[0]!.seq ?? 0n;
}

async function tell(event: Told): Promise<void> {
  const headers = { 'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload: event.body, secret: WEBHOOK_SECRET }) };
  const door = doors[Math.floor(Math.random() * doors.length)]!;
  const answer = await door.request('/webhooks/stripe', { method: 'POST', body: event.body, headers });
  expect(answer.status).toBe(200);
}

/** Several at a time, as a processor does it. */
async function tellAll(events: readonly Told[]): Promise<void> {
  const waiting = [...events];
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let event = waiting.pop(); event; event = waiting.pop()) await tell(event);
    }),
  );
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function times<T>(items: readonly T[]): T[] {
  return items.flatMap((item) => Array.from({ length: 1 + Math.floor(Math.random() * 10) }, () => item));
}

it('a storm of events ends in the book of a calm day', { timeout: 60_000 + 240 * EVENTS }, async () => {
  const { processor } = house.app;
  const early: Processor = {
    ...processor,
    async openSession(request, key) {
      const answer = await processor.openSession(request, key);
      if (answer.kind !== 'ok') return answer;
      const from = await lastSeq();
      await house.pay(answer.session.id);
      await tellAll(shuffled(times(await eventsSince(from))));
      return answer;
    },
  };
  const subjects = Array.from({ length: PAYMENTS }, () => newId('tst'));
  for (const subject of subjects.slice(0, PAYMENTS / 10)) {
    expect(await startCheckout({ ...house.app, processor: early }, scope, order(subject))).toMatchObject({ state: 'paid', url: null });
  }
  const rest = subjects.slice(PAYMENTS / 10);
  const waiting = [...rest];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let subject = waiting.pop(); subject; subject = waiting.pop()) {
        await startCheckout(house.app, scope, order(subject));
        const [session] = await house.sessionsOf(subject);
        expect(await house.pay(session!.id)).toBe('paid');
      }
    }),
  );
  const all = await eventsSince(0n);
  expect(all.length).toBeGreaterThanOrEqual(PAYMENTS * 4);
  const storm = shuffled(times(all));
  const late = storm.slice(0, Math.floor(storm.length / 10));
  await tellAll(storm.slice(late.length));
  house.app.clock.move(3 * 24 * 3_600_000);
  await tellAll(late);
  await house.app.runJobs();

  const facts = await house.app.owner.query<{ kind: string; count: bigint; payments: bigint }>(
    `select kind, count(*) as count, count(distinct payment_id) as payments from payments.facts group by kind order by kind`,
  );
  const once = (kind: string) => ({ kind, count: BigInt(PAYMENTS), payments: BigInt(PAYMENTS) });
  expect(facts.rows).toEqual([once('captured'), once('costed'), once('opened')]);
  const journals = await house.app.owner.query<{ kind: string; count: bigint }>(
    'select kind, count(*) as count from ledger.journals group by kind order by kind',
  );
  expect(journals.rows).toEqual([
    { kind: 'payment_captured', count: BigInt(PAYMENTS) },
    { kind: 'processor_cost', count: BigInt(PAYMENTS) },
  ]);
  const news = await house.app.owner.query<{ count: bigint }>(
    `select count(*) as count from kernel.outbox where name = 'payment.captured'`,
  );
  expect(news.rows[0]!.count).toBe(BigInt(PAYMENTS));
  const kept = await house.app.owner.query<{ count: bigint }>('select count(*) as count from payments.webhook_events');
  expect(kept.rows[0]!.count).toBe(BigInt(all.length));
  const system = systemScope('storm');
  expect(await house.app.tx(system, (tx) => readBalance(tx, system, 'payments_received'))).toBe(AMOUNT * BigInt(PAYMENTS));
  expect(await verifyLedger(house.app)).toEqual([]);
});
