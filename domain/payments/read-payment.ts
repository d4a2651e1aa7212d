import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { anyCard } from './cards/queries.ts';
import { type PaymentState } from './payment.ts';
import { type EventRow, eventsOf, type FactRow, factsOf, paymentFor, type PaymentRow } from './queries.ts';
import { type RefundView, readRefunds } from './refunds/read-refunds.ts';
import { type Dispute, disputesOf } from './refunds/refund.ts';
import { pageOf } from './start-checkout.ts';

export interface PaymentView {
  payment: string;
  amountCents: Money;
  state: PaymentState;
  /** Whether the processor's page can still be paid; it closes at `pageClosesAt`. */
  payable: boolean;
  pageClosesAt: Date | null;
  createdAt: Date;
  paidAt: Date | null;
  declines: number;
  card: { brand: string; last4: string } | null;
  /** Paid by a kept card: there is no page on which somebody has to do something. */
  byKeptCard: boolean;
  /** Why a kept card was not charged, in the processor's word; null: it was, or none was to be. */
  cardSaidNo: string | null;
  refunds: RefundView[];
  disputes: Dispute[];
  /** What became of it, in order. For operators. */
  facts: FactRow[];
}

/** The payment for a thing, as the scope may see it `now`; undefined when there is none. */
export async function readPayment(tx: Tx, purpose: string, subject: string, now: Date): Promise<PaymentView | undefined> {
  const payment = await paymentFor(tx, purpose, subject);
  if (payment === undefined) return undefined;
  const facts = await factsOf(tx, payment.paymentId);
  const page = pageOf(facts, now);
  return {
    payment: payment.paymentId,
    amountCents: payment.amountCents,
    state: page.state,
    payable: page.url !== null,
    pageClosesAt: page.expiresAt,
    createdAt: payment.createdAt,
    paidAt: facts.find((fact) => fact.kind === 'captured')?.at ?? null,
    declines: facts.filter((fact) => fact.kind === 'declined').length,
    card: await cardOf(tx, payment, facts),
    byKeptCard: payment.cardId !== null,
    cardSaidNo: (payment.cardId === null ? null : facts.find((fact) => fact.kind === 'failed')?.details['why']) ?? null,
    refunds: await readRefunds(tx, payment.paymentId),
    disputes: disputesOf(facts),
    facts,
  };
}

/** The card that was charged: as the processor says it, and until it does, the kept one. */
async function cardOf(tx: Tx, { cardId }: PaymentRow, facts: readonly FactRow[]): Promise<PaymentView['card']> {
  const { brand, last4 } = facts.find(({ kind }) => kind === 'costed')?.details ?? {};
  if (brand && last4) return { brand, last4 };
  const kept = cardId !== null && facts.some(({ kind }) => kind === 'captured') ? await anyCard(tx, cardId) : undefined;
  return kept ? { brand: kept.brand, last4: kept.last4 } : null;
}

/** The processor's messages about a payment, in the order they came. Empty unless the scope is an operator's or the system's. */
export async function listEvents(tx: Tx, view: PaymentView): Promise<Omit<EventRow, 'effect'>[]> {
  return await eventsOf(tx, view.payment, view.facts.find((fact) => fact.kind === 'captured')?.processorObject ?? null);
}
