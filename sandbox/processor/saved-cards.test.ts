import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, type FreshSandbox, until } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

/** A customer who has paid once by this card and agreed that it is kept. */
async function kept(number = '4242424242424242'): Promise<{ customer: string; method: string }> {
  const { id: customer } = await fresh.stripe.customers.create({ email: 'rosa@example.com' });
  const { customer_email: _email, ...order } = checkout();
  const session = await fresh.stripe.checkout.sessions.create({
    ...order,
    customer,
    payment_intent_data: { setup_future_usage: 'off_session' },
  });
  await fresh.control(`/sessions/${session.id}/pay`, { number });
  const { payment_intent } = await fresh.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  const intent = payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ status: 'succeeded', setup_future_usage: 'off_session', customer });
  return { customer, method: intent.payment_method as string };
}

const order = ({ customer, method }: { customer: string; method: string }, over: Partial<Stripe.PaymentIntentCreateParams> = {}) => ({
  ...{ amount: 4395, currency: 'usd', customer, payment_method: method, confirm: true, off_session: true },
  allowed_payment_method_types: ['card' as const],
  metadata: { payment_id: 'pay_1' },
  ...over,
});
const refused = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('was not refused'),
    (error: Stripe.errors.StripeError) => error,
  );

describe('a saved card', () => {
  test('pays at once, tells of it, and the same key is the same payment', async () => {
    const card = await kept();
    const options = { idempotencyKey: `once-${card.method}` };
    const paid = await fresh.stripe.paymentIntents.create(order(card), options);
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 4395, payment_method: card.method });
    expect((await fresh.stripe.paymentIntents.create(order(card), options)).id).toBe(paid.id);
    const told = () =>
      fresh.received.filter(({ event }) => event.type === 'payment_intent.succeeded' && JSON.stringify(event).includes(paid.id));
    await until(() => told().length > 0, 'payment_intent.succeeded');
    const { data } = await fresh.stripe.charges.list({ payment_intent: paid.id });
    expect(data).toMatchObject([{ amount: 4395, metadata: { payment_id: 'pay_1' }, payment_method_details: { card: { last4: '4242' } } }]);
  });

  test.each([
    ['insufficient_funds', 'card_declined', 'insufficient_funds'],
    ['expired_card', 'expired_card', 'expired_card'],
    ['three_d_secure_always', 'authentication_required', 'authentication_required'],
  ])('is refused as its bank does (%s), and the same key is the same refusal', async (name, code, decline_code) => {
    const card = await kept();
    await fresh.control(`/payment_methods/${card.method}`, { card: name });
    const options = { idempotencyKey: `no-${card.method}` };
    const first = await refused(fresh.stripe.paymentIntents.create(order(card), options));
    expect(first).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code });
    await fresh.control(`/payment_methods/${card.method}`, { card: 'visa' });
    const again = await refused(fresh.stripe.paymentIntents.create(order(card), options));
    expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
    const intent = await fresh.stripe.paymentIntents.retrieve(first.payment_intent!.id);
    expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code } });
  });

  test('is worth nothing once it is detached, with another customer, or past its month', async () => {
    const [card, other] = [await kept(), await kept()];
    const foreign = await refused(fresh.stripe.paymentIntents.create(order({ ...card, customer: other.customer })));
    expect(foreign).toMatchObject({ statusCode: 400, code: 'payment_method_unexpected_state' });
    expect(await fresh.stripe.paymentMethods.detach(card.method)).toMatchObject({ customer: null });
    expect(await refused(fresh.stripe.paymentMethods.detach(card.method))).toMatchObject({ statusCode: 400 });
    expect(await refused(fresh.stripe.paymentIntents.create(order(card)))).toMatchObject({ statusCode: 400 });
    fresh.clock.move(5 * 366 * 86_400_000);
    expect(await refused(fresh.stripe.paymentIntents.create(order(other)))).toMatchObject({ code: 'expired_card' });
  });

  test('is not kept where nobody agreed to it', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    await fresh.control(`/sessions/${session.id}/pay`, { number: '4242424242424242' });
    const { payment_intent } = await fresh.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.payment_method'] });
    const method = (payment_intent as Stripe.PaymentIntent).payment_method as Stripe.PaymentMethod;
    expect(method.customer).toBeNull();
    expect(await refused(fresh.stripe.paymentMethods.detach(method.id))).toMatchObject({ statusCode: 400 });
  });
});
