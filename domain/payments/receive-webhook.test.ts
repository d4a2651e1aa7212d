import type Stripe from 'stripe';
import { afterAll, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { makeIntake } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/database.ts';

const readEvent = (body: string) => JSON.parse(body) as Stripe.Event;
const app = await testApp({ processor: { readEvent } });
afterAll(() => app.end());

/** Payments whose page is open. */
async function payments(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('pay'));
  await app.owner.query(
    `insert into payments.payments (payment_id, purpose, subject, payer, agency_id, amount_cents, currency, idempotency_key, request, called_at, created_at)
     select id, 'test', id, 'log', 'agc', 4375, 'usd', id, '{}', $2, $2 from unnest($1::text[]) id`,
    [ids, app.clock.now()],
  );
  await app.owner.query(`insert into payments.lookups (payment_id, due_at) select id, $2 from unnest($1::text[]) id`, [
    ids,
    app.clock.now(),
  ]);
  return ids;
}

function captured(payment: string, { intent = `pi_${payment}`, cents = 4375, type = 'payment_intent.succeeded' } = {}): string {
  const about = { object: 'event', livemode: false, created: 1_780_000_000 };
  const paid = { metadata: { payment_id: payment }, currency: 'usd' };
  const object =
    type === 'charge.succeeded'
      ? { id: `ch_${payment}`, payment_intent: intent, paid: true, captured: true, amount_captured: cents, ...paid }
      : { id: intent, amount_received: cents, ...paid };
  return JSON.stringify({ id: newId('evt'), type, ...about, data: { object } });
}

const none = { get: () => null };

/** An intake whose transactions are counted. */
function counting() {
  const counted = { transactions: 0 };
  const tx: App['tx'] = (scope, work) => {
    counted.transactions++;
    return app.tx(scope, work);
  };
  const intake = makeIntake({ ...app, tx });
  const receive = async (body: string) => {
    const received = await intake.receive(body, none);
    return received.accepted ? received.outcome : received.reason;
  };
  return { counted, receive };
}

async function written(ids: readonly string[]) {
  const { rows } = await app.owner.query<{ facts: bigint; journals: bigint; news: bigint; lookups: bigint }>(
    `select (select count(*) from payments.facts where payment_id = any ($1) and kind = 'captured') as facts,
       (select count(*) from ledger.journals where key = any ($1)) as journals,
       (select count(*) from kernel.outbox where name = 'payment.captured' and payload ->> 'payment' = any ($1)) as news,
       (select count(*) from payments.lookups where payment_id = any ($1)) as lookups`,
    [ids],
  );
  return Object.values(rows[0]!).map(Number);
}

it('what comes together is written with one commit, each with an answer of its own, and told with one job', async () => {
  const ids = await payments(30);
  const [odd, ...good] = ids;
  const bodies = good.map((id) => captured(id));
  const { counted, receive } = counting();
  const answers = await Promise.all([
    ...bodies.map(receive),
    ...bodies.slice(0, 5).map(receive), // the same message, brought twice
    ...good.slice(0, 5).map((id) => receive(captured(id, { type: 'charge.succeeded' }))), // another message about the same money
    receive(captured(odd!, { cents: 1 })),
    receive(captured(newId('pay'))),
    receive(captured(good[0]!, { type: 'customer.created' })),
  ]);
  const counts = Object.entries(Object.groupBy(answers, (answer) => answer)).map(([answer, all]) => [answer, all.length]);
  expect(Object.fromEntries(counts)).toEqual({ done: 29, known: 10, mismatch: 1, unmatched: 1, ignored: 1 });
  expect(counted.transactions).toBe(1);
  expect(await written(good)).toEqual([29, 29, 29, 0]);
  expect(await written([odd!])).toEqual([0, 0, 0, 0]);
  const { rows } = await app.owner.query<{ told: number }>(
    `select json_array_length(payload -> 'events') as told from graphile_worker._private_jobs where key like 'outbox:%' order by told`,
  );
  expect(rows.map(({ told }) => told)).toEqual([1, 29]);
  expect(await Promise.all(bodies.map(receive))).toEqual(bodies.map(() => 'known')); // and once more, later
  expect(await written(good)).toEqual([29, 29, 29, 0]);
});

it('a broken one falls out alone', async () => {
  const ids = await payments(20);
  const { receive } = counting();
  const answers = await Promise.allSettled(ids.map((id, n) => receive(captured(id, n === 13 ? { intent: `pi_${ids[12]}` } : {}))));
  // Which of the two that claim the same money is the bad one, nobody knows: the first that comes is believed.
  const failed = answers.flatMap((answer, n) => (answer.status === 'rejected' ? [n] : []));
  expect([[12], [13]]).toContainEqual(failed);
  expect(await written(ids)).toEqual([19, 19, 19, 1]);
});

it('what somebody else has in hand waits, and stalls nobody', async () => {
  const ids = await payments(20);
  const { receive } = counting();
  const other = await app.owner.connect();
  await other.query(`select pg_advisory_lock(hashtextextended('payments:' || $1, 0))`, [ids[7]]);
  const answers = ids.map((id) => receive(captured(id)));
  expect(await Promise.all(answers.filter((_, n) => n !== 7))).toEqual(Array(19).fill('done'));
  expect(await written([ids[7]!])).toEqual([0, 0, 0, 1]);
  await other.query(`select pg_advisory_unlock_all()`);
  other.release();
  expect(await answers[7]).toBe('done');
});

it('over several intakes each is written once, whoever brings it how often', async () => {
  const ids = await payments(150);
  const bodies = ids.flatMap((id) => [captured(id), captured(id, { type: 'charge.succeeded' })]);
  const intakes = [counting(), counting(), counting()];
  const answers = await Promise.all(intakes.flatMap(({ receive }) => bodies.map(receive)));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(150);
  expect(answers.filter((answer) => answer === 'known')).toHaveLength(750);
  expect(await written(ids)).toEqual([150, 150, 150, 0]);
  expect(await verifyLedger(app)).toEqual([]);
});
