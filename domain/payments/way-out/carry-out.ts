import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookWayOut } from '../book.ts';
import { PAYMENT_REFUND_SETTLED } from '../events.ts';
import { insertRefundFact } from '../refunds/queries.ts';
import { attemptOf } from '../refunds/refund.ts';
import { aboutRefund } from '../refunds/settle-refunds.ts';
import type { Owed } from './owed.ts';
import type { WayAsk } from './queries.ts';
import { tellWayOut } from './tell-way-out.ts';

/** Two people have agreed: a refund's fact, the journal, the news and the notice, in the decision's own transaction. */
export async function carryOut(app: App, tx: Tx, scope: Scope, owed: Owed, ask: WayAsk): Promise<void> {
  const { id, subject, amountCents, payer, from, refund } = owed;
  const stateCode = ask.stateCode ?? owed.keptFor;
  if (refund !== null)
    await insertRefundFact(tx, {
      refundId: id,
      attempt: attemptOf(refund.facts),
      kind: ask.way === 'unclaimed' ? 'unclaimed' : 'paid_otherwise',
      details: { ask: ask.askId, way: ask.way, number: ask.number, state: stateCode, dueOn: ask.dueOn },
      actor: scope.actor,
      at: app.clock.now(),
    });
  await bookWayOut(app, tx, scope, { object: id, subject, amountCents, payer, way: ask.way, from });
  // Money that its owner does not have is not settled: what it was for still says that it waits.
  if (refund !== null && ask.way !== 'unclaimed' && ask.way !== 'state')
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, { ...aboutRefund(refund.payment, refund.row), isTold: true });
  await tellWayOut(app, tx, scope, { payer, refund: id, amountCents, ...ask, stateCode });
}
