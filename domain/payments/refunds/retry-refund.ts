import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { factsOf, paymentById, takeTurn } from '../queries.ts';
import { openAskOf } from '../way-out/asks.ts';
import { insertRefundFact, refundById, refundFactsOf } from './queries.ts';
import { attemptOf, disputesOf, isStuck, refundState } from './refund.ts';
import { sendSoon } from './send-soon.ts';
import { isInDispute } from './settle-refunds.ts';

/**
 * Brings a refund that the card did not take to the processor once more. Finance. Refuses: payments.unknown_refund, payments.refund_not_stuck,
 * payments.disputed, payments.way_waits while another way waits for a second person.
 */
export async function retryRefund(app: App, scope: Scope, input: { refund: string }): Promise<void> {
  const operator = requireOperator(scope, 'finance');
  await app.tx(scope, async (tx) => {
    const refund = (isId('rfd', input.refund) ? await refundById(tx, input.refund) : undefined) ?? refuse('payments.unknown_refund');
    const { refundId, paymentId } = refund;
    await takeTurn(tx, paymentId);
    const facts = await refundFactsOf(tx, refundId);
    if (refund.origin !== 'ours' || !isStuck(refundState(facts))) refuse('payments.refund_not_stuck');
    if (isInDispute(disputesOf(await factsOf(tx, paymentId)))) refuse('payments.disputed');
    if ((await openAskOf(tx, refundId)) !== null) refuse('payments.way_waits');
    const at = app.clock.now();
    await insertRefundFact(tx, { refundId, attempt: attemptOf(facts) + 1, kind: 'asked', actor: operator, at });
    await sendSoon(app, tx, refundId);
    const { subject, agencyId } = (await paymentById(tx, paymentId))!;
    await audit(tx, scope, { action: 'payments.refund_tried_again', subject, agency: agencyId, details: { refund: refundId } }, at);
  });
}
