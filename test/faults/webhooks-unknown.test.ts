import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import { resolveUnknown, startCheckout } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from './webhooks-house.ts';

// 1,000 times the processor does what we asked and does not answer, and is paid meanwhile: unknown, then found, never a second charge.
const TRIALS = 1_000;
const AT_ONCE = 25;

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 250 });
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

it('every payment without an answer is found by looking, and charged once', { timeout: 180_000 }, async () => {
  const subjects = Array.from({ length: TRIALS }, () => newId('tst'));
  await house.control('POST', 'faults', { kind: 'timeout_after', rate: 1, method: 'POST', path: '/v1/checkout/sessions' });
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
    const { state, url } = await startCheckout(house.app, scope, input);
    states.add(`${state} ${url}`);
  });
  expect([...states]).toEqual(['unknown null']);
  await house.control('DELETE', 'faults');
  house.patience();

  const { rows } = await house.app.owner.query<{ id: string }>(`select id from processor.objects where kind = 'checkout.session'`);
  await each(rows, async ({ id }) => void (await house.pay(id)));
  for (let minutes = 0; minutes < 10 && (await house.app.owner.query('select 1 from payments.lookups limit 1')).rowCount; minutes++) {
    house.app.clock.move(60_000);
    while ((await resolveUnknown(house.app)) > 0) await house.app.runJobs();
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
