import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookSettledByDispute } from '../book.ts';
import { PAYMENT_REFUND_SETTLED, PAYMENT_REFUND_STUCK } from '../events.ts';
import { factsOf, type PaymentRow } from '../queries.ts';
import { standOfPayment } from './make-good.ts';
import { oweAgain, oweRefundAgain } from './owe-again.ts';
import { deleteCall, insertRefundFact, type RefundFactRow, refundFactsOf, type RefundRow, refundsOf } from './queries.ts';
import { attemptOf, type Dispute, disputesOf, isStuck, lostToBank, owedAs, refundState, takenByBank } from './refund.ts';
import { sendSoon } from './send-soon.ts';

/** Whether the payer's bank has the payment in its hands: then nothing goes out by card. A mere question of the bank ("warning") does not count. */
export function isInDispute(disputes: readonly Dispute[]): boolean {
  return takenByBank(disputes) > 0n || disputes.some((one) => one.closedAt === null && !one.status.startsWith('warning'));
}

/** Whether the payer's bank has not decided yet, or has and its money is still on the way. What it has kept for good waits for nothing any more. */
export function waitsForBank(disputes: readonly Dispute[]): boolean {
  return takenByBank(disputes) > lostToBank(disputes) || disputes.some((one) => one.closedAt === null && !one.status.startsWith('warning'));
}

/**
 * Looks again at what is owed back of a payment after its disputes or refunds changed. Lost: the payer has his money from his bank, so what we owed
 * him is settled and never paid a second time. What we owe beyond that, and what the bank gives to us again later, is owed again. Won: what waited goes out, on the
 * bank's own news alone (`sendsAgain`): the processor may still say no.
 */
export async function settleRefunds(app: App, tx: Tx, scope: Scope, payment: PaymentRow, sendsAgain = false): Promise<void> {
  const paymentFacts = await factsOf(tx, payment.paymentId);
  const disputes = disputesOf(paymentFacts);
  if (disputes.length === 0) return;
  const before = await standOfPayment(tx, payment.paymentId, paymentFacts);
  if (before.owedAgainCents > 0n) await oweAgain(app, tx, scope, payment, before.owedAgainCents);
  let given: Money = before.lostCents;
  for (const refund of (await refundsOf(tx, payment.paymentId)).filter((one) => one.origin === 'ours')) {
    const facts = await refundFactsOf(tx, refund.refundId);
    const state = refundState(facts);
    const waits = state === 'requested' || state === 'disputed';
    if ((waits || isStuck(state) || state === 'unclaimed') && given > 0n) {
      await settle(app, tx, scope, payment, refund, facts);
      const beyond = refund.amountCents - given;
      if (beyond > 0n) await oweApart(app, tx, scope, payment, refund, beyond);
      else await publish(tx, scope, PAYMENT_REFUND_SETTLED, aboutRefund(payment, refund));
      given = beyond > 0n ? 0n : -beyond;
    } else if (sendsAgain && state === 'disputed' && !isInDispute(disputes)) {
      await insertRefundFact(tx, { refundId: refund.refundId, attempt: attemptOf(facts) + 1, kind: 'asked', at: app.clock.now() });
      await sendSoon(app, tx, refund.refundId);
    }
  }
}

async function settle(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  refund: RefundRow,
  facts: readonly RefundFactRow[],
): Promise<void> {
  const attempt = attemptOf(facts);
  await insertRefundFact(tx, { refundId: refund.refundId, attempt, kind: 'settled_by_dispute', at: app.clock.now() });
  await bookSettledByDispute(app, tx, scope, {
    object: `${refund.refundId}:settled:${attempt}`,
    subject: payment.subject,
    amountCents: refund.amountCents,
    payer: payment.payer,
    from: owedAs(facts),
  });
  await deleteCall(tx, refund.refundId);
}

/** The bank has paid a part of it. The card company gives nothing back of such a payment any more: people find a way for what we owe beyond that. */
async function oweApart(app: App, tx: Tx, scope: Scope, payment: PaymentRow, refund: RefundRow, amountCents: Money): Promise<void> {
  await oweRefundAgain(app, tx, scope, payment, refund, amountCents);
  await publish(tx, scope, PAYMENT_REFUND_STUCK, { ...aboutRefund(payment, refund), amount: moneyToJson(amountCents), isTold: true });
}

export function aboutRefund(
  payment: PaymentRow,
  refund: RefundRow,
): { payment: string; purpose: string; subject: string; refund: string; amount: string; reason: string } {
  return {
    payment: payment.paymentId,
    purpose: payment.purpose,
    subject: payment.subject,
    refund: refund.refundId,
    amount: moneyToJson(refund.amountCents),
    reason: refund.reason,
  };
}
