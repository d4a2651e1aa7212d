import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { leftOf, refundFactsOf, refundsOf } from './queries.ts';
import { WAYS, type Way } from '../way-out/ways.ts';
import { attemptOf, isOver, isStuck, owedApart, type RefundFact, refundState, type RefundState } from './refund.ts';

export interface RefundView {
  refund: string;
  amountCents: Money;
  state: RefundState;
  /** The asker's own word for why. */
  reason: string;
  askedAt: Date;
  /** When the payer's side had it, as far as we know. */
  overAt: Date | null;
  /** The newest of what went wrong. */
  why: string | null;
  /** How it got out when no card took it; state: where it is owed, or was handed over. */
  way: { way: Way; number: string | null; state: string | null; dueOn: string | null; at: Date } | null;
  attempt: number;
  /** The payer's bank had paid it and gave this much of it to us again: owed apart, and not over as long as there is no way. */
  apartCents: Money;
}

/** going: it gets there by itself. stuck: people look for a way. */
export function wayBackOf({ state, apartCents, way }: RefundView): 'over' | 'stuck' | 'going' {
  if (isOver(state)) return apartCents > 0n && way === null ? 'stuck' : 'over';
  return isStuck(state) || state === 'unclaimed' ? 'stuck' : 'going';
}

/** What goes or went back of a payment, the oldest first. What the processor's own desk paid of our debts counts once. */
export async function readRefunds(tx: Tx, paymentId: string): Promise<RefundView[]> {
  const views: RefundView[] = [];
  for (const row of await refundsOf(tx, paymentId)) {
    if (row.covers !== null) continue;
    const facts = await refundFactsOf(tx, row.refundId);
    const state = refundState(facts);
    const over = facts.findLast(({ kind }) => kind === 'succeeded' || kind === 'settled_by_dispute' || kind === 'paid_otherwise');
    const wrong = facts.findLast(({ kind }) => kind === 'failed' || kind === 'refused');
    views.push({
      refund: row.refundId,
      amountCents: row.amountCents,
      state,
      reason: row.reason,
      askedAt: row.createdAt,
      overAt: isOver(state) ? (over?.at ?? null) : null,
      why: isOver(state) ? null : (wrong?.details['why'] ?? null),
      way: wayOf(facts),
      attempt: attemptOf(facts),
      apartCents: owedApart(facts),
    });
  }
  return views;
}

function wayOf(facts: readonly RefundFact[]): RefundView['way'] {
  const found =
    facts.findLast(({ kind }) => kind === 'came_back' || kind === 'sent_again') ??
    facts.find(({ kind }) => kind === 'paid_otherwise') ??
    facts.find(({ kind }) => kind === 'unclaimed');
  const way = WAYS.find((one) => one === found?.details['way']);
  if (found === undefined || way === undefined) return null;
  const { number = null, state = null, dueOn = null } = found.details;
  return { way, number, state, dueOn, at: found.at };
}

/** What of a payment can still be promised back: taken, less what was promised or given back before. */
export async function leftToRefund(tx: Tx, paymentId: string): Promise<Money> {
  return await leftOf(tx, paymentId);
}
