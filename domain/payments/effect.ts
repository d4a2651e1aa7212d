import type Stripe from 'stripe';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from './payment.ts';
import { idOf, type MadeRefund, refundOf, type Session, sessionOf } from './processor.ts';

/** What one message of the processor says has happened to one of its objects. Several messages may say the same thing. */
export interface Effect {
  kind: FactKind;
  /** The processor's object it happened to. With the kind it names the thing itself, whichever event told it. */
  object: string;
  paymentId: string | null;
  session: string | null;
  intent: string | null;
  amountCents: Money | null;
  currency: string | null;
  details: Record<string, string | null>;
}

/** What an event of the processor means for us; null for the many that mean nothing here. */
export function effectOf(event: Stripe.Event): Effect | null {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return effectOfSession(sessionOf(event.data.object));
    case 'checkout.session.async_payment_failed':
      return {
        ...blank,
        ...ofSession(sessionOf(event.data.object)),
        kind: 'expired',
        object: event.data.object.id,
        details: { why: 'bank said no' },
      };
    case 'payment_intent.succeeded':
      return captured(event.data.object.id, event.data.object.metadata, event.data.object.amount_received, event.data.object.currency);
    case 'payment_intent.payment_failed':
      return declinedIntent(event.data.object, event.id);
    case 'charge.succeeded':
      return chargeSucceeded(event.data.object);
    case 'charge.failed':
      return declinedCharge(event.data.object);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return effectOfRefund(refundOf(event.data.object));
    case 'charge.dispute.created':
      return dispute('dispute_opened', event.data.object, event.data.object.id, event.created);
    case 'charge.dispute.updated':
      return dispute('dispute_updated', event.data.object, event.id, event.created);
    case 'charge.dispute.funds_withdrawn':
      return dispute('dispute_funds_withdrawn', event.data.object, event.data.object.id, event.created);
    case 'charge.dispute.funds_reinstated':
      return dispute('dispute_funds_reinstated', event.data.object, event.data.object.id, event.created);
    case 'charge.dispute.closed':
      return dispute('dispute_closed', event.data.object, event.data.object.id, event.created);
    default:
      return null;
  }
}

/** What a page of the processor says, whether an event brought it or we asked. Null while it is open or its payment is under way. */
export function effectOfSession(session: Session): Effect | null {
  if (session.status === 'complete' && session.paid) {
    return { ...blank, ...ofSession(session), kind: 'captured', object: session.intent ?? session.id };
  }
  return session.status === 'expired' ? { ...blank, ...ofSession(session), kind: 'expired', object: session.id } : null;
}

/** Whether it is about money already taken: such news is kept even when it comes before the news of the taking. */
export function concernsTakenMoney(kind: FactKind): boolean {
  return kind.startsWith('refund') || kind.startsWith('dispute');
}

const blank = { paymentId: null, session: null, intent: null, amountCents: null, currency: null, details: {} };

function ofSession(session: Session): Pick<Effect, 'paymentId' | 'session' | 'intent' | 'amountCents' | 'currency'> {
  return {
    paymentId: session.paymentId,
    session: session.id,
    intent: session.intent,
    amountCents: session.amountCents,
    currency: session.currency,
  };
}

function captured(intent: string, metadata: Stripe.Metadata, amount: number, currency: string): Effect {
  return {
    ...blank,
    kind: 'captured',
    object: intent,
    paymentId: metadata['payment_id'] ?? null,
    intent,
    amountCents: BigInt(amount),
    currency,
  };
}

function chargeSucceeded(charge: Stripe.Charge): Effect | null {
  const intent = idOf(charge.payment_intent);
  if (intent === null || !charge.paid || !charge.captured) return null;
  return captured(intent, charge.metadata, charge.amount_captured, charge.currency);
}

function declinedIntent(intent: Stripe.PaymentIntent, eventId: string): Effect {
  const error = intent.last_payment_error;
  const charge = error?.charge ?? idOf(intent.latest_charge) ?? eventId;
  return declined(charge, intent.metadata, intent.id, error?.decline_code ?? error?.code ?? null);
}

function declinedCharge(charge: Stripe.Charge): Effect {
  return declined(charge.id, charge.metadata, idOf(charge.payment_intent), charge.outcome?.reason ?? charge.failure_code);
}

function declined(charge: string, metadata: Stripe.Metadata, intent: string | null, why: string | null): Effect {
  return { ...blank, kind: 'declined', object: charge, paymentId: metadata['payment_id'] ?? null, intent, details: { why } };
}

const REFUND_NEWS: Record<string, FactKind> = {
  pending: 'refund_pending',
  requires_action: 'refund_pending',
  succeeded: 'refunded',
  failed: 'refund_failed',
  canceled: 'refund_failed',
};

/** What the processor says of a refund, whether an event brought it or it was the answer to our call. */
export function effectOfRefund(made: MadeRefund): Effect | null {
  const kind = REFUND_NEWS[made.status ?? ''];
  if (kind === undefined) return null;
  return {
    ...blank,
    kind,
    object: made.id,
    intent: made.intent,
    amountCents: made.amountCents,
    currency: made.currency,
    details: { why: made.why, refund: made.refundId, attempt: made.refundId === null ? null : String(made.attempt) },
  };
}

// What moved is told by the processor's own balance; the disputed amount is only what the payer's bank asks for.
function dispute(kind: FactKind, about: Stripe.Dispute, object: string, toldAt: number): Effect {
  const moved = about.balance_transactions;
  const out = moved.filter((one) => one.amount < 0);
  const back = moved.filter((one) => one.amount > 0);
  const sum = (list: typeof moved, of: 'amount' | 'fee') => BigInt(list.reduce((total, one) => total + one[of], 0));
  let amountCents = BigInt(about.amount);
  let feeCents = 0n;
  if (kind === 'dispute_funds_withdrawn' && out.length > 0) [amountCents, feeCents] = [-sum(out, 'amount'), sum(out, 'fee')];
  if (kind === 'dispute_funds_reinstated' && back.length > 0) [amountCents, feeCents] = [sum(back, 'amount'), sum(back, 'fee')];
  const dueBy = about.evidence_details.due_by;
  return {
    ...blank,
    kind,
    object,
    intent: idOf(about.payment_intent),
    amountCents,
    currency: about.currency,
    details: {
      dispute: about.id,
      why: about.reason,
      status: about.status,
      fee: feeCents.toString(),
      answerBy: dueBy === null ? null : new Date(dueBy * 1000).toISOString(),
      hasEvidence: about.evidence_details.has_evidence ? 'yes' : 'no',
      toldAt: new Date(toldAt * 1000).toISOString(),
    },
  };
}

/** How a waiting effect is kept. */
export function effectToJson(effect: Effect): object {
  return { ...effect, amountCents: effect.amountCents?.toString() ?? null };
}

export function effectFromJson(kept: Omit<Effect, 'amountCents'> & { amountCents: string | null }): Effect {
  return { ...kept, amountCents: kept.amountCents === null ? null : BigInt(kept.amountCents) };
}
