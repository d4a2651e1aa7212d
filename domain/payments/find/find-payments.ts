import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { type FoundPayment, paymentOfRefund, paymentsByCard, paymentsById, paymentsByObject } from './queries.ts';

/** What is known of a payment: its id, its refund's, the processor's id for any part of it, or the card it was paid with. */
export type PaymentClue =
  | { by: 'id'; id: string }
  | { by: 'object'; object: string }
  /** The newest; `cents`: only what was exactly this much. */
  | { by: 'card'; last4: string; cents: Money | null; limit: number };

/** The payments that fit, the newest first. Operators. */
export async function findPayments(tx: Tx, scope: Scope, clue: PaymentClue): Promise<FoundPayment[]> {
  requireRealm(scope, 'operator');
  if (clue.by === 'card') return await paymentsByCard(tx, clue.last4, clue.cents, clue.limit);
  if (clue.by === 'object') return await paymentsByObject(tx, clue.object);
  const payment = clue.id.startsWith('rfd_') ? await paymentOfRefund(tx, clue.id) : clue.id;
  return payment === undefined ? [] : await paymentsById(tx, payment);
}
