import type Stripe from 'stripe';
import { insertBalanceTransaction } from './balance-transactions.ts';
import { findCharge, type Charge } from './charges.ts';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, flag, metadata, notHere, pageFields, range, record, text } from './parameters.ts';
import { invalid, noSuch } from './problem.ts';
import { findByBody, findObject, insertObject, saveObject } from './queries/objects.ts';

type Dispute = Stripe.Dispute;
const DISPUTE_FEE = 1500;
const DAYS_TO_ANSWER = 21 * 24 * 60 * 60;
const OPEN = ['needs_response', 'under_review'];

const TEXT_EVIDENCE = [
  'access_activity_log', 'billing_address', 'cancellation_policy_disclosure', 'cancellation_rebuttal',
  'customer_email_address', 'customer_name', 'customer_purchase_ip', 'duplicate_charge_explanation',
  'duplicate_charge_id', 'product_description', 'refund_policy_disclosure', 'refund_refusal_explanation',
  'service_date', 'shipping_address', 'shipping_carrier', 'shipping_date', 'shipping_tracking_number',
  'uncategorized_text',
] as const; // prettier-ignore
const FILE_EVIDENCE = [
  'cancellation_policy', 'customer_communication', 'customer_signature', 'duplicate_charge_documentation',
  'receipt', 'refund_policy', 'service_documentation', 'shipping_documentation', 'uncategorized_file',
] as const; // prettier-ignore

/** The bank takes the money back, and the processor its fee, until the dispute is won. */
export async function openDispute(act: Act, charge: Charge, reason: string, amount = charge.amount): Promise<Dispute> {
  const dispute = await insertObject(act.tx, { ...disputeObject(charge, reason, act.now), amount }, act.now);
  const taken = await insertBalanceTransaction(act, {
    amount: -amount,
    fee: DISPUTE_FEE,
    feeDescription: 'Dispute fee',
    currency: charge.currency,
    description: `Chargeback withdrawal for ${charge.id}`,
    source: dispute.id,
    type: 'adjustment',
    category: 'dispute',
  });
  charge.disputed = true;
  await saveObject(act.tx, charge);
  await announce(act, 'charge.dispute.created', dispute);
  dispute.balance_transactions = [taken];
  await saveObject(act.tx, dispute);
  await announce(act, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

function disputeObject(charge: Charge, reason: string, now: number): Dispute {
  const brand = charge.payment_method_details?.card?.brand ?? 'visa';
  const code = brand === 'visa' ? '10.4' : '4837';
  const nothing = [...TEXT_EVIDENCE, ...FILE_EVIDENCE].map((field) => [field, null] as const);
  return {
    id: processorId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(nothing), enhanced_evidence: {} } as Dispute['evidence'],
    evidence_details: {
      due_by: now + DAYS_TO_ANSWER,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand, case_type: 'chargeback', network: brand, network_reason_code: code },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  };
}

/** `back`: of a dispute that is lost, the bank gives this much; of one that is won, all. It gives back once, also after it had decided otherwise. */
export async function closeDispute(act: Act, dispute: Dispute, outcome: 'won' | 'lost', back = 0): Promise<Dispute> {
  const previous = { status: dispute.status };
  const amount = outcome === 'won' ? dispute.amount : back;
  if (dispute.balance_transactions.some((one) => one.amount > 0)) throw invalid('This dispute has given its money back.', 'dispute');
  if (amount > dispute.amount) throw invalid(`This dispute is about ${dispute.amount}.`, 'back');
  if (amount > 0) {
    const given = await insertBalanceTransaction(act, {
      amount,
      fee: 0,
      feeDescription: '',
      currency: dispute.currency,
      description: `Chargeback reversal for ${dispute.charge as string}`,
      source: dispute.id,
      type: 'adjustment',
      category: 'dispute_reversal',
    });
    dispute.balance_transactions = [...dispute.balance_transactions, given];
  }
  dispute.status = outcome;
  await saveObject(act.tx, dispute);
  if (amount > 0) await announce(act, 'charge.dispute.funds_reinstated', dispute);
  await announce(act, 'charge.dispute.closed', dispute, previous);
  return dispute;
}

export async function findDispute(act: Act, id: string): Promise<Dispute> {
  const dispute = await findObject<Dispute>(act.tx, 'dispute', id);
  if (!dispute) throw noSuch('dispute', id, 'dispute', 404);
  return dispute;
}

/** Opens one on a charge by hand, for all of it or a part, or answers the one there is. */
export async function disputeCharge(act: Act, chargeId: string, reason: string, amount?: number): Promise<Dispute> {
  const charge = await findCharge(act, chargeId);
  const [open] = await findByBody<Dispute>(act.tx, 'dispute', { charge: charge.id });
  if (open) return open;
  if (!charge.paid) throw invalid(`Charge ${charge.id} was never paid.`, 'charge');
  if (amount !== undefined && amount > charge.amount) throw invalid(`Charge ${charge.id} was ${charge.amount}.`, 'amount');
  return openDispute(act, charge, reason, amount);
}

export const retrieveDispute = endpoint(expandField, (act, _params, [id]) => findDispute(act, id!));

export const listDisputes = endpoint({ ...pageFields, charge: text(), created: range(), payment_intent: text() }, (act, params) => {
  const { charge, payment_intent } = params;
  return readPage<Dispute>(act.tx, act.now, { kind: 'dispute', part: { charge, payment_intent }, params, url: '/v1/disputes' });
});

const evidence = record(
  Object.fromEntries([
    ...TEXT_EVIDENCE.map((field) => [field, text({ max: 20_000 })] as const),
    ...FILE_EVIDENCE.map((field) => [field, notHere()] as const),
    ['enhanced_evidence', notHere()] as const,
    ['appeal', notHere()] as const,
  ]),
);

/** As in the processor's test mode, the words `winning_evidence` and `losing_evidence` decide the case at once. */
export const updateDispute = endpoint(
  { ...expandField, evidence, intended_submission_method: notHere(), metadata: metadata(), submit: flag() },
  async (act, params, [id]) => {
    const dispute = await findDispute(act, id!);
    if (params.evidence && !OPEN.includes(dispute.status)) {
      throw invalid(`This dispute is already closed (${dispute.status}).`, 'evidence', 'charge_disputed');
    }
    Object.assign(dispute.evidence, params.evidence);
    dispute.metadata = { ...dispute.metadata, ...params.metadata };
    if (params.evidence) dispute.evidence_details.has_evidence = true;
    if (!params.evidence || params.submit === false) {
      await saveObject(act.tx, dispute);
      return dispute;
    }
    dispute.status = 'under_review';
    dispute.evidence_details.submission_count++;
    dispute.evidence_details.submission_method = 'manual';
    await saveObject(act.tx, dispute);
    await announce(act, 'charge.dispute.updated', dispute);
    const words = dispute.evidence.uncategorized_text;
    if (words === 'winning_evidence') return closeDispute(act, dispute, 'won');
    return words === 'losing_evidence' ? closeDispute(act, dispute, 'lost') : dispute;
  },
);

export const closeDisputeEndpoint = endpoint(expandField, async (act, _params, [id]) => {
  const dispute = await findDispute(act, id!);
  if (!OPEN.includes(dispute.status)) throw invalid('This dispute is already closed.', 'dispute');
  return closeDispute(act, dispute, 'lost');
});
