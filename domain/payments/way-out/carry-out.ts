import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookCameBack, bookWayOut } from '../book.ts';
import { PAYMENT_REFUND_SETTLED } from '../events.ts';
import { insertRefundFact } from '../refunds/queries.ts';
import { attemptOf } from '../refunds/refund.ts';
import { aboutRefund } from '../refunds/settle-refunds.ts';
import { emptyIfClosed } from '../wallet/empty-wallet.ts';
import type { Owed } from './owed.ts';
import { insertRest, type WayAsk } from './queries.ts';
import { tellWayOut } from './tell-way-out.ts';

/** Two people have agreed: a refund's fact, the journal, the news and the notice, in the decision's own transaction. */
export async function carryOut(app: App, tx: Tx, scope: Scope, owed: Owed, ask: WayAsk): Promise<void> {
  const { id, subject, amountCents, payer, from, refund } = owed;
  const stateCode = ask.stateCode ?? owed.keptFor;
  await tellRefund(app, tx, scope, owed, { ...ask, stateCode, number: ask.number ?? owed.sent?.number ?? null });
  if (ask.way === 'came_back') return await takeBack(app, tx, scope, owed, ask);
  if (ask.way === 'wallet') await emptyIfClosed(tx, scope, payer);
  await bookWayOut(app, tx, scope, { object: id, subject, amountCents, payer, way: ask.way, from });
  // Money that its owner does not have is not settled: what it was for still says that it waits.
  if ((refund?.isItself || owed.isApart) && refund && ask.way !== 'unclaimed' && ask.way !== 'state')
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, { ...aboutRefund(refund.payment, refund.row), isTold: true });
  await tellWayOut(app, tx, scope, { payer, refund: id, amountCents, ...ask, stateCode });
}

/** What became of a refund stands with it, also when it was sent, came back and goes another way. */
async function tellRefund(app: App, tx: Tx, scope: Scope, { refund }: Owed, ask: WayAsk): Promise<void> {
  if (refund === null) return;
  const { askId, way, number, stateCode: state, dueOn } = ask;
  const first = way === 'unclaimed' ? 'unclaimed' : 'paid_otherwise';
  await insertRefundFact(tx, {
    refundId: refund.row.refundId,
    attempt: attemptOf(refund.facts) + (refund.isItself && way !== 'came_back' ? 0 : 1),
    kind: way === 'came_back' ? 'came_back' : refund.isItself ? first : 'sent_again',
    details: { ask: askId, way, number, state, dueOn },
    actor: scope.actor,
    at: app.clock.now(),
  });
}

/** It is in our bank again, or never left it, and owed to its owner as a thing of its own. */
async function takeBack(app: App, tx: Tx, scope: Scope, owed: Owed, ask: WayAsk): Promise<void> {
  const { id, amountCents, payer, purpose, subject, agencyId, refund, sent } = owed;
  const restId = newId('wrs');
  await insertRest(tx, {
    restId,
    customer: payer,
    amountCents,
    purpose,
    subject: subject === id ? restId : subject,
    agencyId,
    refundId: refund?.row.refundId ?? null,
    cameBackOf: sent!.askId,
    at: app.clock.now(),
  });
  await bookCameBack(app, tx, scope, { object: restId, subject, amountCents });
  await tellWayOut(app, tx, scope, { ...ask, payer, refund: restId, amountCents, number: sent!.number });
}
