import type Stripe from 'stripe';
import { insertBalanceTransaction } from './balance-transactions.ts';
import { findCharge, type Charge } from './charges.ts';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, metadata, notHere, oneOf, pageFields, range, text, whole } from './parameters.ts';
import { findIntent } from './payment-intents.ts';
import { invalid, noSuch } from './problem.ts';
import { findByBody, findObject, insertDue, insertObject, saveObject } from './queries/objects.ts';
import { TEST_CARDS } from './test-cards.ts';

type Refund = Stripe.Refund;

export const createRefund = endpoint(
  {
    ...expandField,
    amount: whole({ min: 1 }),
    charge: text({ max: 255 }),
    currency: notHere(),
    customer: notHere(),
    instructions_email: notHere(),
    metadata: metadata(),
    origin: notHere(),
    payment_intent: text({ max: 255 }),
    reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    refund_application_fee: notHere(),
    reverse_transfer: notHere(),
  },
  async (act, params) => {
    const charge = await chargeToRefund(act, params.charge, params.payment_intent);
    const disputes = await findByBody<Stripe.Dispute>(act.tx, 'dispute', { charge: charge.id });
    const amount = checkAmount(charge, disputes, params.amount);
    const refund = await insertObject(act.tx, refundObject(charge, amount, params, act.now), act.now);
    const card = behaviourOf(charge);
    if (card === 'refund_pending') refund.status = 'pending';
    if (card !== 'success') await insertDue(act.tx, card, refund.id, act.now + act.house.disputeAfterSeconds);
    const booked = await insertBalanceTransaction(act, {
      amount: -amount,
      fee: 0,
      feeDescription: '',
      currency: charge.currency,
      description: charge.description ? `REFUND FOR CHARGE (${charge.description})` : 'REFUND FOR CHARGE',
      source: refund.id,
      type: 'refund',
      category: 'refund',
    });
    refund.balance_transaction = booked.id;
    await saveObject(act.tx, refund);
    const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    await saveObject(act.tx, charge);
    await announce(act, 'refund.created', refund);
    await announce(act, 'charge.refunded', charge, previous);
    return refund;
  },
  (params) => {
    if (params.charge === undefined && params.payment_intent === undefined) {
      throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
    }
    if (params.charge !== undefined && params.payment_intent !== undefined) {
      throw invalid('You may only specify one of these parameters: charge, payment_intent.', 'charge');
    }
  },
);

// A refund's later fate goes by its card, as the published numbers say; of a charge only the last four are kept.
function behaviourOf(charge: Charge): 'success' | 'refund_fails' | 'refund_pending' {
  const last4 = charge.payment_method_details?.card?.last4;
  const behaviour = TEST_CARDS.find((card) => card.number.endsWith(last4 ?? 'none'))?.behaviour;
  return behaviour === 'refund_fails' || behaviour === 'refund_pending' ? behaviour : 'success';
}

/** The card's bank takes a refund that was under way, or sends one back: then the money is on our balance again. Settled ones stay as they are. */
export async function settleRefund(act: Act, id: string, outcome: 'succeeded' | 'failed'): Promise<Refund> {
  const refund = await findRefund(act, id);
  if (refund.status === 'failed' || refund.status === outcome) return refund;
  const previous = { status: refund.status };
  refund.status = outcome;
  if (outcome === 'succeeded') {
    await saveObject(act.tx, refund);
    await announce(act, 'refund.updated', refund, previous);
    return refund;
  }
  const charge = await findCharge(act, refund.charge as string);
  const booked = await insertBalanceTransaction(act, {
    amount: refund.amount,
    fee: 0,
    feeDescription: '',
    currency: refund.currency,
    description: 'REFUND FAILURE',
    source: refund.id,
    type: 'refund_failure',
    category: 'refund_failure',
  });
  refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = booked.id;
  await saveObject(act.tx, refund);
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  await saveObject(act.tx, charge);
  await announce(act, 'refund.updated', refund, previous);
  await announce(act, 'refund.failed', refund);
  return refund;
}

async function chargeToRefund(act: Act, chargeId?: string, intentId?: string): Promise<Charge> {
  if (chargeId !== undefined) return findCharge(act, chargeId, 'charge', 400);
  const intent = await findIntent(act, intentId!, 'payment_intent', 400);
  if (intent.status !== 'succeeded' || typeof intent.latest_charge !== 'string') {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
      'payment_intent_unexpected_state',
    );
  }
  return findCharge(act, intent.latest_charge);
}

function checkAmount(charge: Charge, disputes: readonly Stripe.Dispute[], wanted: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw invalid(`Charge ${charge.id} has not succeeded, so it cannot be refunded.`, 'charge', 'charge_not_refundable');
  }
  // The charge stays marked as disputed for good; a dispute that was won leaves it refundable.
  if (disputes.some((dispute) => dispute.status !== 'won')) {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge', 'charge_disputed');
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge', 'charge_already_refunded');
  }
  const amount = wanted ?? left;
  if (amount > left) {
    const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
    throw invalid(`Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`, 'amount');
  }
  return amount;
}

function refundObject(
  charge: Charge,
  amount: number,
  params: { metadata?: Record<string, string>; reason?: Refund['reason'] },
  now: number,
): Refund {
  return {
    id: processorId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: {
        reference: processorId('ref').slice(4, 20),
        reference_status: 'available',
        reference_type: 'acquirer_reference_number',
        type: 'refund',
      },
      type: 'card',
    },
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}

async function findRefund(act: Act, id: string): Promise<Refund> {
  const refund = await findObject<Refund>(act.tx, 'refund', id);
  if (!refund) throw noSuch('refund', id, 'refund', 404);
  return refund;
}

export const retrieveRefund = endpoint(expandField, (act, _params, [id]) => findRefund(act, id!));

export const updateRefund = endpoint({ ...expandField, metadata: metadata() }, async (act, params, [id]) => {
  const refund = await findRefund(act, id!);
  const previous = { metadata: refund.metadata };
  refund.metadata = { ...refund.metadata, ...params.metadata };
  await saveObject(act.tx, refund);
  await announce(act, 'refund.updated', refund, previous);
  return refund;
});

export const listRefunds = endpoint({ ...pageFields, charge: text(), created: range(), payment_intent: text() }, (act, params) => {
  const { charge, payment_intent } = params;
  return readPage<Refund>(act.tx, act.now, { kind: 'refund', part: { charge, payment_intent }, params, url: '/v1/refunds' });
});

export const listRefundsOfCharge = endpoint(pageFields, async (act, params, [id]) => {
  const charge = await findCharge(act, id!);
  const url = `/v1/charges/${charge.id}/refunds`;
  return readPage<Refund>(act.tx, act.now, { kind: 'refund', part: { charge: charge.id }, params, url });
});
