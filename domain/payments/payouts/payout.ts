import type Stripe from 'stripe';
import type { Money } from '#kernel/money.ts';

/** What the processor says of money it pays out to our bank account. */
export interface Payout {
  id: string;
  amountCents: Money;
  currency: string;
  status: string;
  madeAt: Date;
  arrivesAt: Date;
  why: string | null;
}

export const PAYOUT_FACTS = ['sent', 'arrived', 'came_back'] as const;
export type PayoutFact = (typeof PAYOUT_FACTS)[number];

export function payoutOf(made: Stripe.Payout): Payout {
  return {
    id: made.id,
    amountCents: BigInt(made.amount),
    currency: made.currency,
    status: made.status,
    madeAt: new Date(made.created * 1000),
    arrivesAt: new Date(made.arrival_date * 1000),
    why: made.failure_code ?? null,
  };
}

/** The payout an event is about; null for all other events. */
export function payoutOfEvent(event: Stripe.Event): Payout | null {
  switch (event.type) {
    case 'payout.created':
    case 'payout.updated':
    case 'payout.paid':
    case 'payout.failed':
    case 'payout.canceled':
      return payoutOf(event.data.object);
    default:
      return null;
  }
}

/**
 * What is to be written down, in this order, when its status is told and this much is known. News of an arrival that a failure has overtaken says
 * nothing: the bank has both lines, and they are even.
 */
export function newFacts(status: string, known: readonly PayoutFact[]): PayoutFact[] {
  const told: PayoutFact[] = ['sent'];
  if (status === 'paid' && !known.includes('came_back')) told.push('arrived');
  if (status === 'failed' || status === 'canceled') told.push('came_back');
  return told.filter((fact) => !known.includes(fact));
}
