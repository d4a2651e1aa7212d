import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookWayOut } from '../book.ts';
import { PAYMENT_REFUND_SETTLED } from '../events.ts';
import type { PaymentRow } from '../queries.ts';
import { insertRefundFact, type RefundFactRow, type RefundRow } from '../refunds/queries.ts';
import { attemptOf, owedAs } from '../refunds/refund.ts';
import { aboutRefund } from '../refunds/settle-refunds.ts';
import type { WayAsk } from './queries.ts';
import { tellWayOut } from './tell-way-out.ts';

/** Two people have agreed: the fact, the journal, the news and the notice, in the decision's own transaction. */
export async function carryOut(
  app: App,
  tx: Tx,
  scope: Scope,
  found: { refund: RefundRow; payment: PaymentRow; facts: readonly RefundFactRow[]; ask: WayAsk },
): Promise<void> {
  const { refund, payment, facts, ask } = found;
  const { refundId, amountCents } = refund;
  const kept = facts.find(({ kind }) => kind === 'unclaimed')?.details['state'] ?? null;
  await insertRefundFact(tx, {
    refundId,
    attempt: attemptOf(facts),
    kind: ask.way === 'unclaimed' ? 'unclaimed' : 'paid_otherwise',
    details: { ask: ask.askId, way: ask.way, number: ask.number, state: ask.stateCode ?? kept, dueOn: ask.dueOn },
    actor: scope.actor,
    at: app.clock.now(),
  });
  const about = { object: refundId, subject: payment.subject, amountCents, payer: payment.payer };
  await bookWayOut(app, tx, scope, { ...about, way: ask.way, from: owedAs(facts) });
  // Money that its owner does not have is not settled: what it was for still says that it waits.
  if (ask.way !== 'unclaimed' && ask.way !== 'state')
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, { ...aboutRefund(payment, refund), isTold: true });
  await tellWayOut(app, tx, scope, { payer: payment.payer, refund: refundId, amountCents, ...ask, stateCode: ask.stateCode ?? kept });
}
