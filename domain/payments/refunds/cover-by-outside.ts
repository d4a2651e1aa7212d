import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookCovered } from '../book.ts';
import { PAYMENT_REFUND_SETTLED } from '../events.ts';
import type { PaymentRow } from '../queries.ts';
import { insertRefundFact, refundFactsOf, type RefundRow, refundsOf } from './queries.ts';
import { refundState } from './refund.ts';
import { aboutRefund } from './settle-refunds.ts';

/**
 * A refund that the processor refused because its own desk had paid the same amount back while our call was on its way: the payer has his money.
 * What the desk's refund cost us as a loss is undone with our debt. False when no such refund is there.
 */
export async function coverByOutside(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  refund: RefundRow,
  attempt: number,
): Promise<boolean> {
  const all = await refundsOf(tx, payment.paymentId);
  for (const other of all) {
    if (other.origin !== 'processor' || other.covers !== null || other.amountCents !== refund.amountCents) continue;
    if (refundState(await refundFactsOf(tx, other.refundId)) !== 'succeeded') continue;
    const details = { by: other.refundId };
    await insertRefundFact(tx, { refundId: refund.refundId, attempt, kind: 'paid_otherwise', details, at: app.clock.now() });
    await bookCovered(app, tx, scope, { object: refund.refundId, subject: payment.subject, amountCents: refund.amountCents });
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, aboutRefund(payment, refund));
    return true;
  }
  return false;
}
