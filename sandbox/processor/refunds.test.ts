import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, until, type FreshSandbox } from '#test/sandbox.ts';
import { processingFee } from './balance-transactions.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox({ disputeAfterSeconds: 3600 })));
afterAll(() => fresh.end());

async function paidCharge(number = '4242424242424242'): Promise<Stripe.Charge> {
  const session = await fresh.stripe.checkout.sessions.create(checkout());
  await payOnPage(fresh, session.id, number);
  const paid = await fresh.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return (paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
}
const told = (type: string, id: string) =>
  fresh.received.find(({ event }) => event.type === type && JSON.stringify(event.data.object).includes(id))?.event;

describe('the fee', () => {
  test.each([
    [50, 31],
    [100, 33],
    [4395, 157],
    [1017, 59],
    [1018, 60],
    [1034, 60],
    [99_999_999, 2_900_030],
  ])('of %i cents is %i, in whole cents', (amount, fee) => expect(processingFee(amount)).toBe(fee));

  test('is on the charge’s movement, which becomes available two days later', async () => {
    const charge = await paidCharge();
    const id = charge.balance_transaction as string;
    const booked = await fresh.stripe.balanceTransactions.retrieve(id, { expand: ['source'] });
    expect(booked).toMatchObject({ amount: 4395, fee: 157, net: 4238, type: 'charge', status: 'pending', source: { id: charge.id } });
    expect(booked.fee_details).toMatchObject([{ amount: 157, type: 'stripe_fee' }]);
    fresh.clock.move(2 * 24 * 3_600_000 + 1000);
    expect((await fresh.stripe.balanceTransactions.retrieve(id)).status).toBe('available');
  });
});

describe('a refund', () => {
  test('of all: charge, movement and events follow', async () => {
    const charge = await paidCharge();
    const refund = await fresh.stripe.refunds.create({
      payment_intent: charge.payment_intent as string,
      reason: 'requested_by_customer',
      metadata: { why: 'x' },
    });
    expect(refund).toMatchObject({ amount: 4395, status: 'succeeded', charge: charge.id, metadata: { why: 'x' } });
    expect(await fresh.stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: true, amount_refunded: 4395 });
    const booked = await fresh.stripe.balanceTransactions.list({ source: refund.id });
    expect(booked.data).toMatchObject([{ amount: -4395, fee: 0, net: -4395, type: 'refund' }]);
    await until(() => Boolean(told('refund.created', refund.id) && told('charge.refunded', charge.id)), 'events');
    expect(told('charge.refunded', charge.id)!.data.previous_attributes).toEqual({ amount_refunded: 0, refunded: false });
  });

  test('in parts, up to the whole and not a cent more', async () => {
    const { id } = await paidCharge();
    await fresh.stripe.refunds.create({ charge: id, amount: 4000 });
    expect(await fresh.stripe.charges.retrieve(id)).toMatchObject({ refunded: false, amount_refunded: 4000 });
    await expect(fresh.stripe.refunds.create({ charge: id, amount: 396 })).rejects.toMatchObject({
      param: 'amount',
      message: 'Refund amount ($3.96) is greater than unrefunded amount on charge ($3.95)',
    });
    expect((await fresh.stripe.refunds.create({ charge: id })).amount).toBe(395);
    await expect(fresh.stripe.refunds.create({ charge: id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await fresh.stripe.refunds.list({ charge: id })).data.map((one) => one.amount)).toEqual([395, 4000]);
  });

  test('twenty at once never give back more than was paid', async () => {
    const { id } = await paidCharge();
    const refunds = Array.from({ length: 20 }, () => fresh.stripe.refunds.create({ charge: id, amount: 1000 }));
    const done = (await Promise.allSettled(refunds)).filter((one) => one.status === 'fulfilled');
    expect(done).toHaveLength(4);
    expect((await fresh.stripe.charges.retrieve(id)).amount_refunded).toBe(4000);
  });

  test('of a declined charge, or of nothing, is refused', async () => {
    const declined = await paidCharge('4000000000000002');
    await expect(fresh.stripe.refunds.create({ charge: declined.id })).rejects.toMatchObject({ statusCode: 400 });
    const intent = declined.payment_intent as string;
    await expect(fresh.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ statusCode: 400 });
    await expect(fresh.stripe.refunds.create({})).rejects.toMatchObject({ statusCode: 400 });
    await expect(fresh.stripe.refunds.create({ charge: 'ch_no' })).rejects.toMatchObject({ code: 'resource_missing', statusCode: 400 });
  });
});

describe('a payment intent', () => {
  test('of a checkout is ended by expiring the session, and not once it is paid', async () => {
    const session = await fresh.stripe.checkout.sessions.create(checkout());
    await payOnPage(fresh, session.id, '4000000000000002');
    const intent = (await fresh.stripe.checkout.sessions.retrieve(session.id)).payment_intent as string;
    const refused = { code: 'payment_intent_unexpected_state' };
    await expect(fresh.stripe.paymentIntents.cancel(intent)).rejects.toMatchObject(refused);
    await fresh.stripe.checkout.sessions.expire(session.id);
    expect((await fresh.stripe.paymentIntents.retrieve(intent)).status).toBe('canceled');
    const paid = (await paidCharge()).payment_intent as string;
    await expect(fresh.stripe.paymentIntents.cancel(paid)).rejects.toMatchObject(refused);
  });
});

describe('a dispute', () => {
  test('comes later by the clock, takes the money and a fee, and blocks a refund', async () => {
    const charge = await paidCharge('4000000000000259');
    expect(charge.disputed).toBe(false);
    expect((await fresh.stripe.disputes.list({ charge: charge.id })).data).toEqual([]);
    fresh.clock.move(3_601_000);
    await until(() => told('charge.dispute.created', charge.id) !== undefined, 'charge.dispute.created');
    const [dispute] = (await fresh.stripe.disputes.list({ charge: charge.id })).data;
    expect(dispute).toMatchObject({ amount: 4395, reason: 'fraudulent', status: 'needs_response', is_charge_refundable: false });
    expect(dispute!.balance_transactions).toMatchObject([{ amount: -4395, fee: 1500, net: -5895, type: 'adjustment' }]);
    expect((await fresh.stripe.charges.retrieve(charge.id)).disputed).toBe(true);
    await expect(fresh.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' });
  });

  test('comes at once where somebody says so', async () => {
    const charge = await paidCharge('4000000000000259');
    await fresh.control('/due', {});
    expect((await fresh.stripe.charges.retrieve(charge.id)).disputed).toBe(false);
    await fresh.control('/due', { kind: 'open_dispute' });
    expect((await fresh.stripe.charges.retrieve(charge.id)).disputed).toBe(true);
    expect(await fresh.control('/due', { kind: 'nothing' })).toMatchObject({ error: { param: 'kind' } });
  });

  test.each([
    ['won', 'winning_evidence', 2],
    ['lost', 'losing_evidence', 1],
  ] as const)('is %s by the processor’s test words', async (status, words, movements) => {
    const charge = await paidCharge();
    const made = await fresh.control<{ id: string }>(`/charges/${charge.id}/dispute`, { reason: 'fraudulent' });
    const closed = await fresh.stripe.disputes.update(made.id, { evidence: { uncategorized_text: words } });
    expect(closed.status).toBe(status);
    expect(closed.balance_transactions).toHaveLength(movements);
    await until(() => told('charge.dispute.closed', made.id) !== undefined, 'charge.dispute.closed');
    await expect(fresh.stripe.disputes.close(made.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  test('opened twice by hand is one', async () => {
    const { id } = await paidCharge();
    const [one, two] = await Promise.all([1, 2].map(() => fresh.control<{ id: string }>(`/charges/${id}/dispute`, {})));
    expect(one!.id).toBe(two!.id);
    await fresh.control(`/disputes/${one!.id}/close`, { outcome: 'won' });
    expect((await fresh.stripe.disputes.retrieve(one!.id)).status).toBe('won');
  });
});
