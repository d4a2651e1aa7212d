import { credit, debit, paymentsReceived, postJournal, suspense } from '#domain/ledger/index.ts';
import { type PaymentRefundedOutside, refundPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { lossEntries } from './book.ts';
import { letGo, squareDisputed } from './disputed.ts';
import { leftover } from './draw.ts';
import { takeBack } from './give-back.ts';
import { orderPaid } from './payment-news.ts';
import { insertState, lotsOf, type OrderRow, statesOf, takeTurn } from './queries.ts';

/**
 * Somebody gave money back at the card company's own desk. All of an order none of whose stamps was used: it is undone. Anything else is our loss.
 * When the card did not take it (`cameBack`), it is owed to the buyer and tried once more by us, or the loss is undone.
 */
export async function refundedOutside(app: App, tx: Tx, scope: Scope, payload: PaymentRefundedOutside): Promise<void> {
  const order = await orderPaid(tx, payload);
  if (!order) return;
  await takeTurn(tx, order);
  const at = app.clock.now();
  const amountCents = moneyFromJson(payload.amount);
  const returning = (await statesOf(tx, order.orderId)).find(({ kind }) => kind === 'returning');
  const isOurs = returning?.details['refund'] === payload.refund;
  if (payload.cameBack && isOurs) {
    await insertState(tx, order, { kind: 'return_stuck', at, actor: scope.actor, details: {} });
    const about = { reason: 'stamps_returned', key: `stamps:${order.orderId}:again`, askedBy: null };
    await refundPayment(app, tx, scope, { ...about, paymentId: payload.payment, amountCents, from: [debit(suspense(), amountCents)] });
    return;
  }
  const isReturn = !payload.cameBack && !returning && (await tookAllBack(app, tx, scope, order, amountCents));
  if (isReturn) {
    const actor = scope.actor;
    await insertState(tx, order, { kind: 'returning', at, actor, details: { why: 'processor', refund: payload.refund } });
    await insertState(tx, order, { kind: 'returned', at, actor, details: {} });
  } else {
    const kind = payload.cameBack ? 'refund_loss_undone' : 'refund_loss';
    const entries = lossEntries(amountCents, payload.cameBack);
    await postJournal(tx, scope, { key: `${payload.refund}:${kind}`, kind, reference: order.orderId, at, entries });
    app.log.error({ alert: 'stamps.refund_loss', order: order.orderId, ...payload }, 'money of stamps was given back and the stamps stay');
  }
  const details = { refund: payload.refund, amount: payload.amount, isReturn };
  await audit(tx, scope, { action: 'stamps.refunded_outside', subject: order.orderId, agency: order.agencyId, details }, at);
}

async function tookAllBack(app: App, tx: Tx, scope: Scope, order: OrderRow, amountCents: bigint): Promise<boolean> {
  const kinds = (await statesOf(tx, order.orderId)).map(({ kind }) => kind);
  if (!kinds.includes('filled')) {
    // The news of the payment comes later, and finds the order on its way back.
    if (amountCents !== order.priceCents + order.taxCents) return false;
    const entries = [debit(paymentsReceived(), amountCents), credit(suspense(), amountCents)];
    const journal = { key: `${order.orderId}:given_back`, kind: 'stamps_given_back', reference: order.orderId, entries };
    await postJournal(tx, scope, { ...journal, at: app.clock.now() });
    return true;
  }
  const lot = (await lotsOf(tx, order)).find((one) => one.order === order.orderId);
  const left = leftover(order, lot);
  if (left === null || left.totalCents !== amountCents || left.stamps !== order.stamps) return false;
  // The desk gave the money and her bank asks for it, too: then she owes that alone, and the stamps are back.
  await letGo(app, tx, scope, order);
  const isBack = await takeBack(app, tx, scope, order, left, 'suspense').then(
    () => true,
    (error: unknown) => {
      if (isRefusal(error) && error.code === 'stamps.set_aside') return false;
      throw error;
    },
  );
  await squareDisputed(app, tx, scope, order);
  return isBack;
}
