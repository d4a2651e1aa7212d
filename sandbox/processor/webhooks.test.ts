import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, until, WEBHOOK_SECRET, type FreshSandbox } from '#test/sandbox.ts';
import type { Delivery } from './queries/deliveries.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());
afterEach(async () => {
  fresh.answerWith(200);
  await fresh.control('/webhooks/release', {});
  await until(async () => (await deliveries('pending')).length === 0, 'nothing pending');
  fresh.received.length = 0;
});

async function deliveries(state?: string): Promise<Delivery[]> {
  const found = await fresh.control<{ deliveries: Delivery[] }>(`/deliveries${state ? `?state=${state}` : ''}`);
  return found.deliveries;
}
async function pay(number = '4242424242424242'): Promise<string> {
  const session = await fresh.stripe.checkout.sessions.create(checkout());
  await payOnPage(fresh, session.id, number);
  return session.id;
}
const types = () => fresh.received.map(({ event }) => event.type);
const PAID = ['charge.succeeded', 'charge.updated', 'checkout.session.completed', 'payment_intent.created', 'payment_intent.succeeded'];

describe('webhooks', () => {
  test('of a payment arrive signed, with a picture of the object, and the SDK takes them', async () => {
    const id = await pay();
    await until(() => fresh.received.length >= 5, 'five events');
    expect(types().toSorted()).toEqual(PAID);
    for (const { body, signature } of fresh.received) {
      const event = fresh.stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
      expect(event).toMatchObject({ object: 'event', livemode: false, api_version: '2026-10-28.endive' });
      expect(await fresh.stripe.events.retrieve(event.id)).toMatchObject({ type: event.type, data: event.data });
    }
    const completed = fresh.received.find(({ event }) => event.type === 'checkout.session.completed')!.event;
    expect(completed.data.object).toMatchObject({ id, payment_status: 'paid', metadata: { transfer: 'trf_1' } });
    // As with the processor, the fee comes a moment after the charge.
    const charge = fresh.received.find(({ event }) => event.type === 'charge.succeeded')!.event;
    const updated = fresh.received.find(({ event }) => event.type === 'charge.updated')!.event;
    expect(charge.data.object).toMatchObject({ balance_transaction: null });
    expect(updated.data.object).toMatchObject({ balance_transaction: expect.stringMatching(/^txn_/) as string });
    expect(updated.data.previous_attributes).toEqual({ balance_transaction: null });
  });

  test('carry the request that caused them', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    const expired = await fresh.stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: 'expire-1' });
    await until(() => types().includes('checkout.session.expired'), 'expired');
    const { request } = fresh.received.find(({ event }) => event.type === 'checkout.session.expired')!.event;
    expect(request).toEqual({ id: expired.lastResponse.requestId, idempotency_key: 'expire-1' });
  });

  test('that are refused are sent again until a 2xx, each time signed anew', async () => {
    fresh.answerWith(500);
    await fresh.stripe.customers.create({ name: 'Retry' });
    await until(() => fresh.received.length >= 3, 'three tries');
    const [open] = await deliveries('pending');
    expect(open).toMatchObject({ event_type: 'customer.created', last_status: 500 });
    expect((await fresh.stripe.events.retrieve(open!.event_id)).pending_webhooks).toBe(1);
    fresh.answerWith(204);
    await until(async () => (await deliveries('pending')).length === 0, 'delivered');
    const seen = fresh.received.length;
    await new Promise((done) => setTimeout(done, 150));
    expect(fresh.received.length).toBe(seen);
    expect(new Set(fresh.received.map(({ event }) => event.id)).size).toBe(1);
    expect((await fresh.stripe.events.retrieve(open!.event_id)).pending_webhooks).toBe(0);
  });

  test('give up after the last try, and can be sent by hand', async () => {
    fresh.answerWith(400);
    const customer = await fresh.stripe.customers.create({ name: 'Give up' });
    await until(async () => (await deliveries('failed')).length === 1, 'failed');
    expect(fresh.received).toHaveLength(6);
    fresh.answerWith(200);
    const [failed] = await deliveries('failed');
    expect(await fresh.control(`/deliveries/${failed!.id}/redeliver`, {})).toEqual({ status: 200 });
    expect(fresh.received.at(-1)!.event.data.object).toMatchObject({ id: customer.id });
    expect((await deliveries()).find((one) => one.id === failed!.id)!.state).toBe('delivered');
  });

  test('do not follow a redirect', async () => {
    fresh.answerWith(302);
    await fresh.stripe.customers.create({ name: 'Redirect' });
    await until(async () => (await deliveries('failed')).some((one) => one.last_status === 302), 'failed by 302');
  });

  test('a tampered one is refused by the SDK: signature, body or age', async () => {
    await fresh.stripe.customers.create({ name: 'Tamper' });
    await until(() => fresh.received.length === 1, 'one event');
    const [delivery] = await deliveries();
    for (const tamper of ['signature', 'body', 'timestamp']) {
      fresh.received.length = 0;
      await fresh.control(`/deliveries/${delivery!.id}/redeliver`, { tamper });
      const { body, signature } = fresh.received[0]!;
      expect(() => fresh.stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET)).toThrow(
        tamper === 'timestamp' ? /outside the tolerance/ : /No signatures found/,
      );
    }
  });

  test('can be held, and released backwards and twice', async () => {
    await fresh.control('/webhooks/hold', {});
    await pay();
    await new Promise((done) => setTimeout(done, 200));
    expect(fresh.received).toEqual([]);
    const waiting = (await deliveries('pending')).map((one) => one.event_type);
    expect(waiting).toHaveLength(5);
    await fresh.control('/webhooks/release', { order: 'reverse', copies: 2 });
    expect(types()).toEqual(waiting.flatMap((type) => [type, type]));
  });

  test('can be shuffled: the same events, whatever the order', async () => {
    await fresh.control('/webhooks/hold', {});
    await pay();
    await fresh.control('/webhooks/release', { order: 'shuffle' });
    expect(types().toSorted()).toEqual(PAID);
  });

  test('survive a stop: what is pending is sent by the next start, held ones stay held', async () => {
    await fresh.control('/webhooks/hold', {});
    const id = await pay();
    await fresh.restart();
    await new Promise((done) => setTimeout(done, 100));
    expect(fresh.received).toEqual([]);
    expect((await fresh.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
    await fresh.control('/webhooks/release', {});
    await until(() => fresh.received.length >= 5, 'five events');
    fresh.answerWith(503);
    await fresh.stripe.customers.create({ name: 'Later' });
    await until(() => types().includes('customer.created'), 'a first try');
    fresh.answerWith(200);
    await fresh.restart();
    await until(async () => (await deliveries('pending')).length === 0, 'delivered after the restart');
  });

  test('events are listed by type and time, newest first', async () => {
    await pay();
    const listed = await fresh.stripe.events.list({ types: ['payment_intent.succeeded', 'charge.succeeded'], limit: 2 });
    expect(listed.data.map((event) => event.type)).toEqual(['payment_intent.succeeded', 'charge.succeeded']);
    const one = await fresh.stripe.events.list({ type: 'checkout.session.completed', limit: 1 });
    expect(one.data[0]!.type).toBe('checkout.session.completed');
    await expect(fresh.stripe.events.list({ type: 'a', types: ['b'] })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a delayed payment completes unpaid and is told of later, either way', async () => {
    for (const [outcome, told, status] of [
      ['succeeded', 'checkout.session.async_payment_succeeded', 'paid'],
      ['failed', 'checkout.session.async_payment_failed', 'unpaid'],
    ] as const) {
      const session = await fresh.stripe.checkout.sessions.create(checkout());
      await fresh.control(`/sessions/${session.id}/delayed`, { outcome: 'started' });
      const waiting = await fresh.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
      expect(waiting).toMatchObject({ status: 'complete', payment_status: 'unpaid', payment_intent: { status: 'processing' } });
      expect(await (await fresh.browse(`/c/pay/${session.id}`)).text()).toContain('Payment on its way');
      await fresh.control(`/sessions/${session.id}/delayed`, { outcome });
      await until(() => types().includes(told), told);
      expect((await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe(status);
    }
  });
});

describe('the page of webhooks', () => {
  test('lists them with their state, and its buttons hold and send', async () => {
    await pay();
    await until(() => fresh.received.length >= 5, 'five events');
    const form = { method: 'POST', headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' } };
    expect(await (await fresh.browse('/webhooks')).text()).toContain('charge.succeeded');
    const held = await fresh.browse('/control/webhooks/hold', form);
    expect([held.status, held.headers.get('location')]).toEqual([303, '/webhooks']);
    expect(await (await fresh.browse('/webhooks')).text()).toContain('Held: nothing is sent');
    const foreign = { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } };
    expect((await fresh.browse('/control/webhooks/release', foreign)).status).toBe(403);
  });
});
