import { setTimeout } from 'node:timers/promises';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, SECRET_KEY, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());
beforeEach(() => fresh.control('/faults', undefined, 'DELETE'));

async function paidIntent(): Promise<string> {
  const session = await fresh.stripe.checkout.sessions.create(checkout());
  await payOnPage(fresh, session.id, '4242424242424242');
  return (await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_intent as string;
}

const countSessions = async () => (await fresh.stripe.checkout.sessions.list({ limit: 100 })).data.length;

describe('one key', () => {
  test('with the same parameters answers the same, in any order of parameters', async () => {
    const key = { idempotencyKey: 'same-1' };
    const first = await fresh.stripe.checkout.sessions.create(checkout(), key);
    const { mode, ...others } = checkout();
    const again = await fresh.stripe.checkout.sessions.create({ ...others, mode }, key);
    expect(again).toEqual(first);
    const headers = again.lastResponse.headers;
    expect(headers['idempotent-replayed']).toBe('true');
    expect(headers['original-request']).toBe(first.lastResponse.requestId);
    expect(headers['idempotency-key']).toBe('same-1');
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  });

  test('replays the body of then, not of now', async () => {
    const key = { idempotencyKey: 'then-1' };
    const first = await fresh.stripe.checkout.sessions.create(checkout(), key);
    await fresh.stripe.checkout.sessions.expire(first.id);
    expect((await fresh.stripe.checkout.sessions.create(checkout(), key)).status).toBe('open');
  });

  test('with other parameters is refused', async () => {
    const key = { idempotencyKey: 'other-1' };
    await fresh.stripe.checkout.sessions.create(checkout(), key);
    const error = fresh.stripe.checkout.sessions.create(checkout({ client_reference_id: 'b' }), key);
    await expect(error).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    await expect(error).rejects.toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  test('at another address is refused', async () => {
    const key = { idempotencyKey: 'address-1' };
    await fresh.stripe.checkout.sessions.create(checkout(), key);
    const error = fresh.stripe.customers.create({ name: 'x' }, key);
    await expect(error).rejects.toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  test('a hundred times at once makes one object; the others see it or "in use"', async () => {
    const before = await countSessions();
    const key = { idempotencyKey: 'parallel-1' };
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => fresh.stripe.checkout.sessions.create(checkout(), key)));
    const ids = new Set(results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : [])));
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as Stripe.StripeRawError] : []));
    expect(ids.size).toBe(1);
    expect(refused.every((error) => error.statusCode === 409 && error.code === 'idempotency_key_in_use')).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    expect(await countSessions()).toBe(before + 1);
  });

  test('remembers an error that came of carrying it out', async () => {
    const intent = await paidIntent();
    await fresh.stripe.refunds.create({ payment_intent: intent });
    const key = { idempotencyKey: 'error-1' };
    const first = await fresh.stripe.refunds.create({ payment_intent: intent }, key).catch((thrown: unknown) => thrown);
    const again = await fresh.stripe.refunds.create({ payment_intent: intent }, key).catch((thrown: unknown) => thrown);
    expect(first).toMatchObject({ code: 'charge_already_refunded', statusCode: 400 });
    expect(again).toMatchObject({ code: 'charge_already_refunded', headers: { 'idempotent-replayed': 'true' } });
  });

  test('does not remember refused parameters, nor a fault before it was carried out', async () => {
    const key = { idempotencyKey: 'refused-1' };
    await expect(fresh.stripe.checkout.sessions.create({}, key)).rejects.toMatchObject({ statusCode: 400 });
    await fresh.control('/faults', { kind: '500' });
    await expect(fresh.stripe.checkout.sessions.create(checkout(), key)).rejects.toMatchObject({ statusCode: 500 });
    const made = await fresh.stripe.checkout.sessions.create(checkout(), key);
    expect(made.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  });

  test('is forgotten after a day: the same key then makes a new object', async () => {
    const key = { idempotencyKey: 'day-1' };
    const first = await fresh.stripe.checkout.sessions.create(checkout(), key);
    fresh.clock.move(24 * 60 * 60 * 1000 + 2000);
    await fresh.control('/due', {});
    const again = await fresh.stripe.checkout.sessions.create(checkout(), key);
    expect(again.id).not.toBe(first.id);
  });

  test('may not be longer than 255', async () => {
    const error = fresh.stripe.customers.create({ name: 'x' }, { idempotencyKey: 'k'.repeat(256) });
    await expect(error).rejects.toMatchObject({ statusCode: 400 });
  });
});

/**
 * The bug this sandbox must show: a client that makes a new key for each retry. The reply of the first call never
 * comes (its effect is done), so the retry tells the two apart.
 */
async function refundWithRetry(client: Stripe, intent: string, keyFor: (attempt: number) => string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.refunds.create(
        { payment_intent: intent, amount: 1000 },
        { idempotencyKey: keyFor(attempt), timeout: attempt === 0 ? 1000 : 20_000, maxNetworkRetries: 0 },
      );
      return;
    } catch (error) {
      // On a busy machine the first one's effect may still be going on.
      const isGoingOn = error instanceof Stripe.errors.StripeError && error.code === 'idempotency_key_in_use';
      if (!(error instanceof Stripe.errors.StripeConnectionError || isGoingOn) || attempt >= 20) throw error;
      if (isGoingOn) await setTimeout(200);
    }
  }
}

describe('when the reply never comes', () => {
  test('the SDK retries with its key and one session is made', async () => {
    const before = await countSessions();
    await fresh.control('/faults', { kind: 'timeout_after', path: '/v1/checkout/sessions', method: 'POST' });
    const client = fresh.client(SECRET_KEY, { maxNetworkRetries: 6, timeout: 1000 });
    const session = await client.checkout.sessions.create(checkout());
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await countSessions()).toBe(before + 1);
  });

  test('a retry with the same key refunds once', async () => {
    const intent = await paidIntent();
    await fresh.control('/faults', { kind: 'timeout_after', path: '/v1/refunds' });
    await refundWithRetry(fresh.stripe, intent, () => 'refund-fixed-key');
    const refunds = await fresh.stripe.refunds.list({ payment_intent: intent });
    expect(refunds.data.map((refund) => refund.amount)).toEqual([1000]);
  });

  test('a client that makes a fresh key for each retry is caught: it refunds twice', async () => {
    const intent = await paidIntent();
    await fresh.control('/faults', { kind: 'timeout_after', path: '/v1/refunds' });
    await refundWithRetry(fresh.stripe, intent, (attempt) => `refund-planted-bug-${attempt}`);
    const refunds = await fresh.stripe.refunds.list({ payment_intent: intent });
    expect(refunds.data.map((refund) => refund.amount)).toEqual([1000, 1000]);
  });

  test('a lost connection after the effect is retried with the same key too', async () => {
    const before = await countSessions();
    await fresh.control('/faults', { kind: 'disconnect_after', path: '/v1/checkout/sessions', method: 'POST' });
    await fresh.client(SECRET_KEY, { maxNetworkRetries: 1 }).checkout.sessions.create(checkout());
    expect(await countSessions()).toBe(before + 1);
  });
});

describe('faults', () => {
  test('timeout_before has no effect', async () => {
    const before = await countSessions();
    await fresh.control('/faults', { kind: 'timeout_before', method: 'POST' });
    const error = fresh.stripe.checkout.sessions.create(checkout(), { timeout: 150, maxNetworkRetries: 0 });
    await expect(error).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await countSessions()).toBe(before);
  });

  test('429 is the SDK’s rate limit error, for the ordered number of requests', async () => {
    await fresh.control('/faults', { kind: '429', times: 2, path: '/v1/customers' });
    for (let i = 0; i < 2; i++) {
      await expect(fresh.stripe.customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    }
    expect((await fresh.stripe.customers.list()).object).toBe('list');
    const { faults } = await fresh.control<{ faults: { hits: number }[] }>('/faults');
    expect(faults[0]!.hits).toBe(2);
  });

  test('a rate hits about that share, only on its path', async () => {
    await fresh.control('/faults', { kind: '500', rate: 0.5, path: '/v1/customers' });
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => fresh.stripe.customers.list()));
    const failed = results.filter((one) => one.status === 'rejected').length;
    expect(failed).toBeGreaterThan(10);
    expect(failed).toBeLessThan(50);
    expect((await fresh.stripe.charges.list()).object).toBe('list');
  });

  test('latency waits, and then answers', async () => {
    await fresh.control('/faults', { kind: 'latency', delayMs: 300, path: '/v1/customers' });
    const start = performance.now();
    await fresh.stripe.customers.list();
    expect(performance.now() - start).toBeGreaterThan(290);
  });

  test('an order the sandbox does not know is refused', async () => {
    expect(await fresh.control('/faults', { kind: 'earthquake' })).toMatchObject({ error: { param: 'kind' } });
    expect(await fresh.control('/faults', { kind: '500', rate: 2 })).toMatchObject({ error: { param: 'rate' } });
  });
});
