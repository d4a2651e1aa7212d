import type { Entry } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { bookRefundOwed } from '../book.ts';
import { paymentById, takeTurn } from '../queries.ts';
import { insertRefund, isOverCapture, refundByKey, type RefundRow } from './queries.ts';
import { sendSoon } from './send-soon.ts';
import { settleRefunds } from './settle-refunds.ts';

export interface RefundInput {
  paymentId: string;
  amountCents: Money;
  /** The asker's own word for why; it becomes the journal's kind, too. */
  reason: string;
  /** What it is for: the same key is the same refund, for ever. */
  key: string;
  /** What the money was until now: debits that add up to `amountCents`. */
  from: readonly Entry[];
  askedBy: string | null;
}

/**
 * Owes money back to a payer, and has it brought to the processor after this transaction. Asked again with the same key it is the same refund.
 * While the payer's bank looks at the payment it waits. The system. Refuses: payments.unknown_payment, payments.nothing_left_to_refund
 * (never more than was taken, whoever asks at the same time; the database holds it), payments.other_amount for a key used with another amount.
 */
export async function refundPayment(app: App, tx: Tx, scope: Scope, input: RefundInput): Promise<RefundRow> {
  requireRealm(scope, 'system');
  await takeTurn(tx, input.paymentId);
  const payment = (await paymentById(tx, input.paymentId)) ?? refuse('payments.unknown_payment');
  const before = await refundByKey(tx, input.key);
  if (before) {
    if (before.amountCents !== input.amountCents || before.paymentId !== input.paymentId) refuse('payments.other_amount');
    return before;
  }
  const refund: RefundRow = {
    refundId: newId('rfd'),
    paymentId: payment.paymentId,
    amountCents: input.amountCents,
    reason: input.reason,
    key: input.key,
    origin: 'ours',
    covers: null,
    askedBy: input.askedBy,
    createdAt: app.clock.now(),
  };
  await insertRefund(tx, refund).catch((error: unknown) => {
    if (isOverCapture(error)) refuse('payments.nothing_left_to_refund');
    throw error;
  });
  await bookRefundOwed(app, tx, scope, { ...refund, subject: payment.subject, from: input.from, kind: input.reason });
  await sendSoon(app, tx, refund.refundId);
  await settleRefunds(app, tx, scope, payment);
  return refund;
}
