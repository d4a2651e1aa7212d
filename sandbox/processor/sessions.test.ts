import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, LINES, ORIGIN, payOnPage, until, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

describe('a checkout session', () => {
  test('is created open, with its total, address and what was asked', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 4395,
      currency: 'usd',
      customer_email: 'rosa@example.com',
      metadata: { transfer: 'trf_1' },
      payment_intent: null,
      livemode: false,
    });
    expect(session.url).toBe(`${ORIGIN}/c/pay/${session.id}`);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(session.expires_at - session.created).toBe(24 * 60 * 60);
    expect(await fresh.stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
  });

  test('lists its lines in the order they were given', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    const lines = await fresh.stripe.checkout.sessions.listLineItems(session.id);
    expect(lines.data.map((line) => [line.description, line.amount_total])).toEqual([
      ['You send', 4000],
      ['Fee', 395],
    ]);
    expect(Object.keys(lines.data[0]!)).not.toContain('session');
    expect(lines.data[0]!.price!.unit_amount_decimal!.toString()).toBe('4000');
  });

  test('expires when told, once, and takes no card afterwards', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    const expired = await fresh.stripe.checkout.sessions.expire(session.id);
    expect(expired).toMatchObject({ status: 'expired', url: null });
    await expect(fresh.stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/status of `expired`/);
    const page = await fresh.browse(`/c/pay/${session.id}`);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain('This page has expired');
    expect((await payOnPage(fresh, session.id, '4242424242424242')).status).toBe(410);
    expect((await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  test('expires by the clock, tells so, and its half-tried payment can never succeed', async () => {
    const expiresAt = Math.floor(fresh.clock.now().getTime() / 1000) + 31 * 60;
    const session = await fresh.stripe.checkout.sessions.create(checkout({ expires_at: expiresAt }));
    expect(await (await payOnPage(fresh, session.id, '4000000000000002')).text()).toContain('declined this card');
    fresh.clock.move(32 * 60 * 1000);
    const mine = (type: string) =>
      fresh.received.some(({ event }) => event.type === type && JSON.stringify(event.data).includes(session.id));
    await until(() => mine('checkout.session.expired'), 'checkout.session.expired');
    const now = await fresh.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(now.status).toBe('expired');
    expect(now.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
  });

  test('can be resumed until it expires', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    fresh.clock.move(23 * 60 * 60 * 1000);
    const paid = await payOnPage(fresh, session.id, '4242424242424242');
    expect(paid.status).toBe(303);
    expect((await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  });
});

const without = (name: string) => {
  const params: Record<string, unknown> = { ...checkout() };
  delete params[name];
  return params;
};
const line = (price: object, quantity = 1) => ({ line_items: [{ price_data: price, quantity }] });
const product_data = { name: 'x' };
const REFUSED: [string, object, { code?: string; param?: string; message?: RegExp }][] = [
  ['an unknown parameter', { ...checkout(), colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
  [
    'payment_method_types, which this version no longer has',
    { ...checkout(), payment_method_types: ['card'] },
    { code: 'parameter_unknown', param: 'payment_method_types' },
  ],
  ['no success_url', without('success_url'), { code: 'parameter_missing', param: 'success_url' }],
  ['no mode', without('mode'), { code: 'parameter_missing', param: 'mode' }],
  ['no lines', without('line_items'), { code: 'parameter_missing', param: 'line_items' }],
  ['an empty text', { ...checkout(), client_reference_id: '' }, { code: 'parameter_invalid_empty' }],
  ['a bad address', { ...checkout(), success_url: 'ftp://localhost/x' }, { code: 'url_invalid' }],
  ['a bad e-mail', { ...checkout(), customer_email: 'rosa@' }, { code: 'email_invalid', param: 'customer_email' }],
  ['an unknown locale', { ...checkout(), locale: 'xx' }, { param: 'locale' }],
  ['a customer who is not there', { ...without('customer_email'), customer: 'cus_1' }, { code: 'resource_missing' }],
  [
    'a fraction of a cent',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: 1.5, product_data }) },
    {
      code: 'parameter_invalid_integer',
      param: 'line_items[0][price_data][unit_amount]',
    },
  ],
  [
    '1e400',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: '1e400', product_data }) },
    {
      code: 'parameter_invalid_integer',
    },
  ],
  [
    'a negative amount',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: -1, product_data }) },
    {
      code: 'parameter_invalid_integer',
    },
  ],
  [
    'less than 50 cents',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: 49, product_data }) },
    {
      code: 'amount_too_small',
    },
  ],
  [
    'too much',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: 99_999_999, product_data }, 2) },
    {
      code: 'amount_too_large',
    },
  ],
  [
    'a line without a name',
    { ...checkout(), ...line({ currency: 'usd', unit_amount: 100, product_data: {} }) },
    {
      code: 'parameter_missing',
    },
  ],
  ['too short a life', { ...checkout(), expires_at: Math.floor(Date.now() / 1000) + 60 }, { param: 'expires_at' }],
  ['a mode the sandbox does not do', { ...checkout(), mode: 'subscription' }, { code: 'sandbox_unsupported' }],
  [
    'a parameter the sandbox does not do',
    { ...checkout(), discounts: [{ coupon: 'x' }] },
    {
      code: 'sandbox_unsupported',
      param: 'discounts',
    },
  ],
  ['a long metadata value', { ...checkout(), metadata: { a: 'x'.repeat(501) } }, { param: 'metadata[a]' }],
  ['a prototype name', { ...checkout(), line_items: LINES, ['__proto__x']: '1' }, { code: 'parameter_unknown' }],
];

describe('a checkout session is refused', () => {
  test.each(REFUSED)('with %s', async (_what, params, problem) => {
    const error = await fresh.stripe.checkout.sessions.create(params).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, ...problem });
    expect((error as { requestId: string }).requestId).toMatch(/^req_/);
  });
});
