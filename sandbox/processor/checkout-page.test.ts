import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, typed, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

const open = (more: Stripe.Checkout.SessionCreateParams = {}) => fresh.stripe.checkout.sessions.create(checkout(more));
const read = async (id: string) => fresh.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge', 'customer'] });
const chargesOf = async (session: Stripe.Checkout.Session) => {
  const intent = (await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_intent as string | null;
  return intent === null ? [] : (await fresh.stripe.charges.list({ payment_intent: intent })).data;
};

describe('the page', () => {
  test('shows who, what, how much, and that it is a test', async () => {
    const session = await open();
    const page = await fresh.browse(`/c/pay/${session.id}`);
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const words of ['Pay Kinline', 'You send', '$40.00', 'Fee', '$3.95', '$43.95', 'no real money']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('>Pay $43.95</button>');
    expect(html).toContain('href="http://localhost:3000/send/check/quo_1"');
    expect(html).toContain('rosa@example.com');
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:3000");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('speaks Spanish by the session, and either by a tap', async () => {
    const session = await open({ locale: 'es' });
    const spanish = await (await fresh.browse(`/c/pay/${session.id}`)).text();
    expect(spanish).toContain('<html lang="es">');
    expect(spanish).toContain('Pagar $43.95');
    const english = await (await fresh.browse(`/c/pay/${session.id}?lang=en`)).text();
    expect(english).toContain('<html lang="en">');
    const wrong = await fresh.browse(`/c/pay/${session.id}?lang=es`, { method: 'POST', body: typed('') });
    expect(await wrong.text()).toContain('Escriba el número de la tarjeta.');
  });

  test('text from the merchant stays text', async () => {
    const name = '<script>alert(1)</script> & "co"';
    const item = { price_data: { currency: 'usd', unit_amount: 100, product_data: { name } }, quantity: 1 };
    const session = await open({ line_items: [item], branding_settings: { display_name: name } });
    const html = await (await fresh.browse(`/c/pay/${session.id}`)).text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&#60;script&#62;');
  });

  test('is not there for an id that is not', async () => {
    expect((await fresh.browse('/c/pay/cs_test_nothing')).status).toBe(404);
    expect((await fresh.browse('/c/pay/../../etc')).status).toBe(404);
  });

  test('refuses a form another site sent', async () => {
    const session = await open();
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    const answer = await fresh.browse(`/c/pay/${session.id}`, { method: 'POST', body: typed('4242424242424242'), headers });
    expect(answer.status).toBe(403);
    expect(await chargesOf(session)).toEqual([]);
  });
});

describe('a card that works', () => {
  test.each([
    ['4242424242424242', 'visa', 'credit'],
    ['5555 5555 5555 4444', 'mastercard', 'credit'],
    ['4000-0566-5566-5556', 'visa', 'debit'],
    ['5105105105105100', 'mastercard', 'prepaid'],
  ])('%s pays as %s %s and leads back', async (number, brand, funding) => {
    const session = await open();
    const answer = await payOnPage(fresh, session.id, number);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/transfers/trf_1?session=${session.id}`);
    const paid = await read(session.id);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    expect(paid.customer_details).toMatchObject({ email: 'rosa@example.com', name: 'Rosa Delgado' });
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 4395, metadata: { payment: 'pay_1' } });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge).toMatchObject({ paid: true, description: 'Kinline transfer', metadata: { payment: 'pay_1' } });
    expect(charge.payment_method_details!.card).toMatchObject({ brand, funding, last4: number.slice(-4), exp_year: 2034 });
  });

  test('charges once for ten presses at the same time', async () => {
    const session = await open();
    const form = await (await fresh.browse(`/c/pay/${session.id}`)).text();
    const attempt = /name="attempt" value="(\w{24})"/.exec(form)![1]!;
    const presses = Array.from({ length: 10 }, () =>
      fresh.browse(`/c/pay/${session.id}`, { method: 'POST', body: typed('4242424242424242', { attempt }) }),
    );
    const answers = await Promise.all(presses);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
    expect(await chargesOf(session)).toHaveLength(1);
  });

  test('charges once from two tabs', async () => {
    const session = await open();
    const [one, two] = await Promise.all([
      payOnPage(fresh, session.id, '4242424242424242'),
      payOnPage(fresh, session.id, '5555555555554444'),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await chargesOf(session)).toHaveLength(1);
  });

  test('Back shows that it is paid, with the way on', async () => {
    const session = await open();
    await payOnPage(fresh, session.id, '4242424242424242');
    const page = await fresh.browse(`/c/pay/${session.id}`);
    const html = await page.text();
    expect(html).toContain('Already paid');
    expect(html).toContain(`href="http://localhost:3000/transfers/trf_1?session=${session.id}"`);
    expect(html).not.toContain('<form');
  });

  test('makes a customer when asked to', async () => {
    const session = await open({ customer_creation: 'always' });
    await payOnPage(fresh, session.id, '4242424242424242');
    expect((await read(session.id)).customer).toMatchObject({ object: 'customer', email: 'rosa@example.com' });
  });

  test('asks for the e-mail only when nobody gave it', async () => {
    const params: Stripe.Checkout.SessionCreateParams = { ...checkout() };
    delete params.customer_email;
    const session = await fresh.stripe.checkout.sessions.create(params);
    expect(await (await fresh.browse(`/c/pay/${session.id}`)).text()).toContain('name="email"');
    expect((await payOnPage(fresh, session.id, '4242424242424242')).status).toBe(422);
    expect((await payOnPage(fresh, session.id, '4242424242424242', { email: 'b@example.com' })).status).toBe(303);
    expect((await read(session.id)).customer_details!.email).toBe('b@example.com');
  });
});

describe('a card that is refused', () => {
  test.each([
    ['4000000000000002', 'card_declined', 'generic_decline', 'Your bank declined this card.'],
    ['4000000000009995', 'card_declined', 'insufficient_funds', 'This card does not have enough money.'],
    ['4000000000000069', 'expired_card', 'expired_card', 'This card has expired.'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc', 'The security code is wrong.'],
  ])('%s says why, keeps what was typed except the card, and another card may follow', async (number, code, decline, words) => {
    const session = await open();
    const answer = await payOnPage(fresh, session.id, number);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<title>Error: ');
    expect(html).toContain(words);
    expect(html).toContain('Nothing was charged.');
    expect(html).toContain('value="Rosa Delgado"');
    expect(html).toContain('value="12/34"');
    expect(html).not.toContain(number);
    const tried = await read(session.id);
    expect(tried).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(tried.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { type: 'card_error', code, decline_code: decline },
      latest_charge: { status: 'failed', paid: false, failure_code: code, balance_transaction: null },
    });
    expect((await payOnPage(fresh, session.id, '4242424242424242')).status).toBe(303);
    const after = await read(session.id);
    expect((after.payment_intent as Stripe.PaymentIntent).id).toBe((tried.payment_intent as Stripe.PaymentIntent).id);
    expect((await chargesOf(session)).map((charge) => charge.status)).toEqual(['succeeded', 'failed']);
  });

  test('sent again by a refresh, it is not tried again', async () => {
    const session = await open();
    const attempt = randomUUID().replaceAll('-', '').slice(0, 24);
    for (let i = 0; i < 3; i++) {
      const body = typed('4000000000000002', { attempt });
      const answer = await fresh.browse(`/c/pay/${session.id}`, { method: 'POST', body });
      expect(answer.headers.get('location')).toContain(`after=${attempt}`);
    }
    expect(await chargesOf(session)).toHaveLength(1);
  });

  test('by the merchant’s own rule: no prepaid cards', async () => {
    const card = { restrictions: { funding_types_blocked: ['prepaid' as const] } };
    const session = await open({ payment_method_options: { card } });
    const answer = await payOnPage(fresh, session.id, '5105105105105100');
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('can’t be used here')]);
    expect((await payOnPage(fresh, session.id, '4242424242424242')).status).toBe(303);
  });
});

describe('what was typed wrong', () => {
  test.each([
    [{ number: '' }, 'number', 'Enter the card number.'],
    [{ number: '4242424242424241' }, 'number', 'That card number is not right.'],
    [{ number: '４２４２' }, 'number', 'That card number is not right.'],
    [{ number: '9'.repeat(5000) }, 'number', 'That card number is not right.'],
    [{ number: '4111111111111111' }, 'number', 'Only test cards work here.'],
    [{ expiry: '13/34' }, 'expiry', 'Enter the month and year as MM/YY.'],
    [{ expiry: '' }, 'expiry', 'Enter the month and year as MM/YY.'],
    [{ expiry: '01/20' }, 'expiry', 'This date is in the past.'],
    [{ cvc: '12' }, 'cvc', 'Enter the 3 digits'],
    [{ cvc: '١٢٣' }, 'cvc', 'Enter the 3 digits'],
    [{ name: '' }, 'name', 'Enter the name on the card.'],
    [{ name: 'a\u0000b' }, 'name', 'Enter the name on the card.'],
    [{ zip: '' }, 'zip', 'Enter the ZIP code'],
    [{ zip: '<b>' }, 'zip', 'Enter the ZIP code'],
  ])('%o is said beside the field and in the summary, and nothing is tried', async (wrong, field, words) => {
    const session = await open();
    const answer = await payOnPage(fresh, session.id, '4242424242424242', wrong);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<title>Error: ');
    expect(html).toContain(`<a href="#${field}">${words}`);
    expect(html).toContain(`id="${field}-wrong">${words}`);
    expect(html).toContain(`aria-describedby`);
    expect((await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  test('all problems come at once, and the rest is kept', async () => {
    const session = await open();
    const answer = await payOnPage(fresh, session.id, '', { cvc: '', expiry: '', name: 'Ñandú 🎈 <b>', zip: '12205' });
    const html = await answer.text();
    for (const field of ['number', 'expiry', 'cvc']) expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="Ñandú 🎈 &#60;b&#62;"');
  });

  test('no typed card number, real or test, is stored or logged, nor comes back', async () => {
    const real = '4111111111111111';
    const session = await open();
    const answer = await payOnPage(fresh, session.id, real, { name: '5500005555555559', zip: real });
    expect(await answer.text()).not.toContain(real);
    await payOnPage(fresh, session.id, '4000000000000002');
    await payOnPage(fresh, session.id, '4242424242424242', { cvc: '987' });
    const stored = await wholeDatabase();
    for (const digits of [real, '5500005555555559', '4000000000000002', '4242424242424242']) {
      expect(stored).not.toContain(digits);
      expect(fresh.logged.join('\n')).not.toContain(digits);
    }
    expect(stored).not.toContain('"987"');
    expect(stored).toContain('"last4": "4242"');
  });
});

async function wholeDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: fresh.databaseUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('processor', 'mailbox', 'authenticator')`,
  );
  let text = '';
  for (const { name } of tables.rows) {
    text += (await client.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map((row) => row.row).join('\n');
  }
  await client.end();
  return text.replaceAll('""', '"');
}

describe('the bank asks first', () => {
  async function toTheBank(number: string): Promise<{ session: Stripe.Checkout.Session; address: string }> {
    const session = await open();
    const answer = await payOnPage(fresh, session.id, number);
    expect(answer.status).toBe(303);
    return { session, address: answer.headers.get('location')! };
  }
  const reply = (address: string, answer: 'yes' | 'no') => fresh.browse(address, { method: 'POST', body: new URLSearchParams({ answer }) });

  test.each(['4000002760003184', '4000000000003220'])('%s: yes pays', async (number) => {
    const { session, address } = await toTheBank(number);
    expect(await (await fresh.browse(address)).text()).toContain('Yes, it is me');
    expect((await read(session.id)).payment_intent).toMatchObject({ status: 'requires_action', latest_charge: null });
    const answer = await reply(address, 'yes');
    expect(answer.headers.get('location')).toContain(session.id);
    const paid = await read(session.id);
    expect(paid.payment_status).toBe('paid');
    const charge = (paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
    expect(charge.payment_method_details!.card!.three_d_secure).toMatchObject({ result: 'authenticated' });
    expect((await reply(address, 'yes')).status).toBe(303);
    expect(await chargesOf(session)).toHaveLength(1);
  });

  test('no charges nothing, says so, and another card works', async () => {
    const { session, address } = await toTheBank('4000000000003220');
    const answer = await reply(address, 'no');
    const html = await (await fresh.browse(answer.headers.get('location')!)).text();
    expect(html).toContain('Your bank could not confirm that it is you.');
    expect(html).toContain('value="Rosa Delgado"');
    expect(await chargesOf(session)).toEqual([]);
    expect((await read(session.id)).payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    expect((await reply(address, 'yes')).headers.get('location')).not.toContain('/transfers/');
    expect((await payOnPage(fresh, session.id, '4242424242424242')).status).toBe(303);
    expect(await chargesOf(session)).toHaveLength(1);
  });

  test('a question left open pays nothing once another card has', async () => {
    const { session, address } = await toTheBank('4000000000003220');
    await payOnPage(fresh, session.id, '5555555555554444');
    await reply(address, 'yes');
    expect((await chargesOf(session)).map((charge) => charge.payment_method_details!.card!.brand)).toEqual(['mastercard']);
  });

  test('any card is asked when the merchant wants it', async () => {
    const session = await open({ payment_method_options: { card: { request_three_d_secure: 'any' } } });
    expect((await payOnPage(fresh, session.id, '4242424242424242')).headers.get('location')).toContain('/bank/');
  });
});
