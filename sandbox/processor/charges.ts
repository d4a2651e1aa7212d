import type Stripe from 'stripe';
import { insertBalanceTransaction, processingFee } from './balance-transactions.ts';
import { endpoint } from './endpoint.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, pageFields, range, text } from './parameters.ts';
import { noSuch } from './problem.ts';
import { findObject, saveObject } from './queries/objects.ts';
import type { TestCard } from './test-cards.ts';

export type Charge = Stripe.Charge;
type CardDetails = NonNullable<NonNullable<Charge['payment_method_details']>['card']>;

/** A charge that was tried. It is paid or failed for good; only refunds and disputes change it later. */
export function chargeObject(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  result: { failed: boolean; authenticated: boolean },
): Charge {
  const id = processorId('ch');
  const failure = result.failed ? card.decline! : null;
  const suffix = intent.statement_descriptor_suffix;
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: intent.statement_descriptor ?? (suffix ? `KINLINE* ${suffix}` : 'KINLINE'),
    captured: !failure,
    created: act.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcome(failure),
    paid: !failure,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(intent, method, result), type: 'card' },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: failure ? null : `${act.house.origin}/payments#${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: failure ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

function outcome(failure: NonNullable<TestCard['decline']> | null): Charge['outcome'] {
  const score = { risk_level: 'normal', risk_score: 20 };
  if (!failure) {
    return {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      ...score,
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  return {
    advice_code: failure.declineCode === 'generic_decline' ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: failure.declineCode === 'insufficient_funds' ? '51' : '05',
    network_status: 'declined_by_network',
    reason: failure.declineCode,
    ...score,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
}

function cardDetails(
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  result: { failed: boolean; authenticated: boolean },
): CardDetails {
  const card = method.card!;
  return {
    amount_authorized: result.failed ? null : intent.amount,
    authorization_code: result.failed ? null : String(100_000 + (intent.created % 900_000)),
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: result.authenticated ? '05' : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: result.failed ? null : processorId('ntx').slice(4, 19),
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: result.authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: crypto.randomUUID(),
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}

/** What a charge brings and costs, on the balance. */
export async function bookCharge(act: Act, charge: Charge): Promise<void> {
  const booked = await insertBalanceTransaction(act, {
    amount: charge.amount,
    fee: processingFee(charge.amount),
    feeDescription: 'Stripe processing fees',
    currency: charge.currency,
    description: charge.description,
    source: charge.id,
    type: 'charge',
    category: 'charge',
  });
  charge.balance_transaction = booked.id;
  await saveObject(act.tx, charge);
}

export async function findCharge(act: Act, id: string, param = 'id', status: 400 | 404 = 404): Promise<Charge> {
  const charge = await findObject<Charge>(act.tx, 'charge', id);
  if (!charge) throw noSuch('charge', id, param, status);
  return charge;
}

export const retrieveCharge = endpoint(expandField, (act, _params, [id]) => findCharge(act, id!));

export const listCharges = endpoint(
  { ...pageFields, created: range(), customer: text(), payment_intent: text(), transfer_group: text() },
  (act, params) => {
    const { customer, payment_intent, transfer_group } = params;
    const part = { customer, payment_intent, transfer_group };
    return readPage<Charge>(act.tx, act.now, { kind: 'charge', part, params, url: '/v1/charges' });
  },
);
