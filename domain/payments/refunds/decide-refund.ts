import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { bookPaidOtherwise } from '../book.ts';
import { PAYMENT_REFUND_SETTLED } from '../events.ts';
import { factsOf, paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { insertRefundFact, refundById, refundFactsOf, type RefundRow } from './queries.ts';
import { attemptOf, disputesOf, isStuck, refundState } from './refund.ts';
import { sendSoon } from './send-soon.ts';
import { aboutRefund, isInDispute } from './settle-refunds.ts';

export const PAID_BY = ['check', 'bank'] as const;

/** Brings a refund that the card did not take to the processor once more. Operators. Refuses: payments.unknown_refund, payments.refund_not_stuck, payments.disputed. */
export async function retryRefund(app: App, scope: Scope, input: { refund: string }): Promise<void> {
  const operator = requireFinance(scope);
  await app.tx(scope, async (tx) => {
    const { payment, refund, attempt } = await stuck(tx, input.refund);
    if (isInDispute(disputesOf(await factsOf(tx, payment.paymentId)))) refuse('payments.disputed');
    await insertRefundFact(tx, { refundId: refund.refundId, attempt: attempt + 1, kind: 'asked', actor: operator, at: app.clock.now() });
    await sendSoon(app, tx, refund.refundId);
    await note(app, tx, scope, payment, refund, 'payments.refund_tried_again', {});
  });
}

/**
 * Writes down that a refund the card did not take was paid by check or bank transfer, with the check's or transfer's number. Operators.
 * Refuses: payments.unknown_refund, payments.refund_not_stuck, and at the fields payments.choose_way (`way`), payments.number_missing (`number`).
 */
export async function noteRefundPaid(app: App, scope: Scope, input: { refund: string; way: string; number: unknown }): Promise<void> {
  const operator = requireFinance(scope);
  const way = PAID_BY.find((one) => one === input.way) ?? refuse('payments.choose_way', {}, 'way');
  const number = cleanText(input.number, { max: 60 });
  if (!number.ok) return refuse('payments.number_missing', {}, 'number');
  await app.tx(scope, async (tx) => {
    const { payment, refund, attempt } = await stuck(tx, input.refund);
    const details = { way, number: number.value };
    await insertRefundFact(tx, {
      refundId: refund.refundId,
      attempt,
      kind: 'paid_otherwise',
      details,
      actor: operator,
      at: app.clock.now(),
    });
    await bookPaidOtherwise(app, tx, scope, { object: refund.refundId, subject: payment.subject, amountCents: refund.amountCents });
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, aboutRefund(payment, refund));
    await note(app, tx, scope, payment, refund, 'payments.refund_paid_otherwise', details);
  });
}

function requireFinance(scope: Scope): string {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  return requireActor(scope);
}

async function stuck(tx: Tx, refundId: string): Promise<{ payment: PaymentRow; refund: RefundRow; attempt: number }> {
  const refund = (isId('rfd', refundId) ? await refundById(tx, refundId) : undefined) ?? refuse('payments.unknown_refund');
  await takeTurn(tx, refund.paymentId);
  const facts = await refundFactsOf(tx, refundId);
  if (refund.origin !== 'ours' || !isStuck(refundState(facts))) refuse('payments.refund_not_stuck');
  return { payment: (await paymentById(tx, refund.paymentId))!, refund, attempt: attemptOf(facts) };
}

async function note(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  refund: RefundRow,
  action: string,
  details: Record<string, string>,
): Promise<void> {
  const about = { refund: refund.refundId, ...details };
  await audit(tx, scope, { action, subject: payment.subject, agency: payment.agencyId, details: about }, app.clock.now());
}
