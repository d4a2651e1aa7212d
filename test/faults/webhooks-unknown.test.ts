import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { lookUpPayment, type Processor, startCheckout } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// Again and again (TRIALS) the processor does what we asked and does not answer, and is paid meanwhile: unknown, then found, never a second charge.
const TRIALS = Number(process.env['TRIALS'] ?? 300);
const AT_ONCE = 25;

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
  await house.control('POST', 'webhooks/hold');
});
afterAll(async () => {
  await house.end();
});

const scope: Scope = { ...systemScope('unknown'), realm: 'customer', actor: newId('log'), session: 'ses' };

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
    }),
  );
}

it('every payment without an answer is found by looking, and charged once', { timeout: 60_000 + 300 * TRIALS }, async () => {
  const subjects = Array.from({ length: TRIALS }, () => newId('tst'));
  // Time-outs on the wire are tried beside startCheckout; here the answer is lost after the charge, without the waiting.
  const { processor } = house.app;
  const mute: Processor = {
    ...processor,
    async openSession(request, key) {
      let answer = await processor.openSession(request, key);
      // A machine so busy that the sandbox itself is late: it is the charge that may not be missing here.
      while (answer.kind === 'unknown') answer = await processor.openSession(request, key);
      if (answer.kind === 'ok') expect(await house.pay(answer.session.id)).toBe('paid');
      return { kind: 'unknown', reason: 'TimeOutError' };
    },
  };
  const states = new Set<string>();
  await each(subjects, async (subject) => {
    const input = {
      purpose: 'unknown',
      subject,
      agency: 'agc_unknown',
      amountCents: 4375n,
      lines: [{ name: 'You send', amountCents: 4375n }],
      successUrl: 'http://localhost:3000/done',
      cancelUrl: 'http://localhost:3000/back',
      email: 'dana@example.com',
      lang: 'en' as const,
    };
    const { state, url } = await startCheckout({ ...house.app, processor: mute }, scope, input);
    states.add(`${state} ${url}`);
  });
  expect([...states]).toEqual(['unknown null']);
  // The sweep's looks, without the queue between: what is due after a minute is asked about, again and again, for ten minutes.
  for (let minutes = 0; minutes < 10; minutes++) {
    house.app.clock.move(60_000);
    const due = await house.app.owner.query<{ id: string }>('select payment_id as id from payments.lookups where due_at <= $1', [
      house.app.clock.now(),
    ]);
    await each(due.rows, async ({ id }) => void (await lookUpPayment(house.app, 'look', id)));
  }

  const count = async (sql: string): Promise<bigint> => (await house.app.owner.query<{ count: bigint }>(sql)).rows[0]!.count;
  const all = BigInt(TRIALS);
  expect(await count(`select count(distinct payment_id) as count from payments.facts where kind = 'captured'`)).toBe(all);
  expect(await count(`select count(*) as count from payments.facts where kind = 'unknown'`)).toBe(all);
  expect(await count(`select count(*) as count from payments.facts where kind = 'resolved'`)).toBe(all);
  expect(await count(`select count(*) as count from payments.facts where kind = 'mismatch'`)).toBe(0n);
  expect(await count(`select count(*) as count from processor.objects where kind = 'charge'`)).toBe(all);
  expect(
    await count(`select count(distinct body ->> 'client_reference_id') as count from processor.objects where kind = 'checkout.session'`),
  ).toBe(all);
  expect(await count(`select count(*) as count from processor.objects where kind = 'checkout.session'`)).toBe(all);
  expect(await count(`select count(*) as count from payments.lookups`)).toBe(0n);
  expect(await verifyLedger(house.app)).toEqual([]);
});
