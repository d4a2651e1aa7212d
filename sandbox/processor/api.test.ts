import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, SECRET_KEY, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

async function paidSession(): Promise<string> {
  const session = await fresh.stripe.checkout.sessions.create(checkout());
  await payOnPage(fresh, session.id, '4242424242424242');
  return session.id;
}

function raw(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${SECRET_KEY}`, ...(init.headers as Record<string, string>) };
  return fetch(`http://127.0.0.1:${fresh.sandbox.apiPort}${path}`, { ...init, headers });
}

describe('the door', () => {
  test('a wrong key is refused and not repeated in full', async () => {
    const error = await fresh
      .client('sk_test_another_key_1234')
      .balanceTransactions.list()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
    expect((error as Error).message).not.toContain('another_key');
  });

  test('no key is refused', async () => {
    const answer = await fetch(`http://127.0.0.1:${fresh.sandbox.apiPort}/v1/charges`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('request-id')).toMatch(/^req_/);
  });

  test('the browser host does not serve the API', async () => {
    const answer = await fresh.browse('/v1/charges', { headers: { Authorization: `Bearer ${SECRET_KEY}` } });
    expect(answer.status).toBe(404);
  });

  test('an address the sandbox does not speak says so', async () => {
    const error = await fresh.stripe.products.list().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ statusCode: 404, type: 'StripeInvalidRequestError' });
    expect((error as Error).message).toContain('Unrecognized request URL (GET: /v1/products)');
  });

  test('another API version is refused, a body that is no form too', async () => {
    expect((await raw('/v1/charges', { headers: { 'Stripe-Version': '2019-01-01' } })).status).toBe(400);
    const json = { 'Content-Type': 'application/json' };
    expect((await raw('/v1/refunds', { method: 'POST', body: '{}', headers: json })).status).toBe(400);
  });

  test.each([
    ['a broken name', 'a]b=1'],
    ['a bottomless one', `${'a'}${'[b]'.repeat(50)}=1`],
    ['a text where a list belongs', 'expand=payment_intent'],
    ['a prototype', '__proto__[polluted]=1'],
  ])('%s is a 400, never a 500', async (_what, query) => {
    const answer = await raw(`/v1/charges?${encodeURI(query)}`);
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a path that names another host stays here', async () => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(fresh.sandbox.apiPort, '127.0.0.1', () =>
        socket.write('GET //evil.example/v1/charges HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 404/);
  });

  test.each([
    ['checkout.sessions', () => fresh.stripe.checkout.sessions.retrieve('cs_test_no')],
    ['paymentIntents', () => fresh.stripe.paymentIntents.retrieve('pi_no')],
    ['charges', () => fresh.stripe.charges.retrieve('ch_no')],
    ['refunds', () => fresh.stripe.refunds.retrieve('re_no')],
    ['disputes', () => fresh.stripe.disputes.retrieve('du_no')],
    ['events', () => fresh.stripe.events.retrieve('evt_no')],
    ['customers', () => fresh.stripe.customers.retrieve('cus_no')],
    ['balanceTransactions', () => fresh.stripe.balanceTransactions.retrieve('txn_no')],
    ['paymentMethods', () => fresh.stripe.paymentMethods.retrieve('pm_no')],
    ['an id of another kind', () => fresh.stripe.charges.retrieve('cs_test_no')],
  ])('an unknown id of %s is resource_missing', async (_what, call) => {
    const error = await call().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', type: 'StripeInvalidRequestError' });
    expect((error as { param: string }).param).toBeTruthy();
  });
});

describe('lists', () => {
  test('pages follow the cursors, forwards and backwards, without gap or repeat', async () => {
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await fresh.stripe.customers.create({ name: `C${i}` })).id);
    const first = await fresh.stripe.customers.list({ limit: 3 });
    expect(first.data.map((one) => one.id)).toEqual(made.slice(0, 3));
    expect(first.has_more).toBe(true);
    const second = await fresh.stripe.customers.list({ limit: 3, starting_after: first.data[2]!.id });
    expect(second.data.map((one) => one.id)).toEqual(made.slice(3, 6));
    const last = await fresh.stripe.customers.list({ limit: 3, starting_after: second.data[2]!.id });
    expect([last.data.map((one) => one.id), last.has_more]).toEqual([made.slice(6), false]);
    const back = await fresh.stripe.customers.list({ limit: 2, ending_before: second.data[0]!.id });
    expect([back.data.map((one) => one.id), back.has_more]).toEqual([made.slice(1, 3), true]);
    const all: string[] = [];
    for await (const customer of fresh.stripe.customers.list({ limit: 2 })) all.push(customer.id);
    expect(all).toEqual(made);
  });

  test.each([
    [{ limit: 0 }, 'parameter_invalid_integer'],
    [{ limit: 101 }, 'parameter_invalid_integer'],
    [{ starting_after: 'cus_no' }, 'resource_missing'],
    [{ colour: 'red' }, 'parameter_unknown'],
  ])('%o is refused', async (params: object, code) => {
    await expect(fresh.stripe.customers.list(params)).rejects.toMatchObject({ statusCode: 400, code });
  });

  test('filters: what it belongs to, and when it was made', async () => {
    const session = await fresh.stripe.checkout.sessions.retrieve(await paidSession());
    const before = Math.floor(fresh.clock.now().getTime() / 1000);
    fresh.clock.move(3_600_000);
    const later = await fresh.stripe.checkout.sessions.retrieve(await paidSession());
    const intent = session.payment_intent as string;
    const charges = await fresh.stripe.charges.list({ payment_intent: intent });
    expect(charges.data.map((charge) => charge.payment_intent)).toEqual([intent]);
    const byIntent = await fresh.stripe.checkout.sessions.list({ payment_intent: intent });
    expect(byIntent.data.map((one) => one.id)).toEqual([session.id]);
    const recent = await fresh.stripe.checkout.sessions.list({ created: { gt: before }, status: 'complete' });
    expect(recent.data.map((one) => one.id)).toEqual([later.id]);
    const older = await fresh.stripe.checkout.sessions.list({ created: { lte: before }, limit: 100 });
    expect(older.data.map((one) => one.id)).toContain(session.id);
    expect(older.data.map((one) => one.id)).not.toContain(later.id);
  });
});

describe('expansion', () => {
  test('goes from the session down to the fee, and leaves what is stored as it was', async () => {
    const id = await paidSession();
    const session = await fresh.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'line_items', 'payment_intent.payment_method'],
    });
    expect(session.payment_intent).toMatchObject({
      object: 'payment_intent',
      status: 'succeeded',
      payment_method: { object: 'payment_method', card: { last4: '4242' } },
      latest_charge: { object: 'charge', paid: true, balance_transaction: { fee: 157, net: 4238, amount: 4395 } },
    });
    expect(session.line_items!.data).toHaveLength(2);
    const plain = await fresh.stripe.checkout.sessions.retrieve(id);
    expect(plain.payment_intent).toEqual(expect.any(String));
    expect(plain).not.toHaveProperty('line_items');
  });

  test('works on lists with data.', async () => {
    await paidSession();
    const charges = await fresh.stripe.charges.list({ limit: 1, expand: ['data.balance_transaction', 'data.refunds'] });
    expect(charges.data[0]!.balance_transaction).toMatchObject({ object: 'balance_transaction' });
    expect(charges.data[0]!.refunds).toMatchObject({ object: 'list', data: [] });
  });

  test.each([['amount_total'], ['colour'], ['constructor'], ['payment_intent.latest_charge.paid'], ['data.customer']])(
    '%s cannot be expanded',
    async (path) => {
      const id = await paidSession();
      const error = fresh.stripe.checkout.sessions.retrieve(id, { expand: [path] });
      await expect(error).rejects.toThrow('This property cannot be expanded');
    },
  );

  test('an expanded answer to a create is what it would be without, plus the object', async () => {
    const charge = (await fresh.stripe.charges.list({ limit: 1 })).data[0]!;
    const refund = await fresh.stripe.refunds.create({ charge: charge.id, amount: 100, expand: ['charge'] });
    expect(refund.charge).toMatchObject({ id: charge.id, amount_refunded: 100 });
    expect((await fresh.stripe.refunds.retrieve(refund.id)).charge).toBe(charge.id);
  });
});
