import { debit, paymentsReceived, postJournal } from '#domain/ledger/index.ts';
import { tellCustomer } from '#domain/notifications/index.ts';
import { freeWallet, type PaymentCaptured, type PaymentEnded, readTender, takeFromWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyToJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { soldEntries } from './book.ts';
import { squareDisputed } from './disputed.ts';
import { startReturn } from './give-back.ts';
import { giveBackTimeOf } from './packs.ts';
import { orderPaid, PURPOSE } from './payment-news.ts';
import { insertState, type OrderRow, statesOf } from './queries.ts';

/** An order was paid: its stamps are there. A card page that was paid when the wallet's part had been spent on something else: what came in goes back. */
export async function fillOrder(app: App, tx: Tx, scope: Scope, payload: PaymentCaptured): Promise<void> {
  const order = await orderPaid(tx, payload);
  if (!order) return;
  const kinds = new Set((await statesOf(tx, order.orderId)).map(({ kind }) => kind));
  if (kinds.has('filled')) return;
  if (kinds.has('returning')) return void (await freeWallet(app, tx, scope, PURPOSE, order.orderId));
  const taken = await takeFromWallet(app, tx, scope, PURPOSE, order.orderId);
  const { takenCents } = await readTender(tx, PURPOSE, order.orderId);
  if (taken === null) {
    await startReturn(app, tx, scope, order, { why: 'wallet_short', from: debit(paymentsReceived(), takenCents) });
    return;
  }
  const owed = order.priceCents + order.taxCents;
  if (takenCents !== owed)
    throw new Error(`${order.orderId} costs ${moneyToJson(owed)}, ${payload.payment} brought ${moneyToJson(takenCents)}`);
  const at = app.clock.now();
  await postJournal(tx, scope, { key: order.orderId, kind: 'stamps_sold', reference: order.orderId, at, entries: soldEntries(order) });
  await insertState(tx, order, { kind: 'filled', at, actor: scope.actor, details: { payment: payload.payment } });
  await sendReceipt(tx, scope, order, at);
  // Her bank may have been faster than the news of the money.
  await squareDisputed(app, tx, scope, order);
}

/** The payment page closed without money, no page could be opened, or the card company took something else than was asked. */
export async function endPayment(
  app: App,
  tx: Tx,
  scope: Scope,
  payload: PaymentEnded,
  kind: 'expired' | 'failed' | 'in_question',
): Promise<void> {
  const order = await orderPaid(tx, payload);
  if (!order) return;
  await freeWallet(app, tx, scope, PURPOSE, order.orderId);
  await insertState(tx, order, { kind, at: app.clock.now(), actor: scope.actor, details: { payment: payload.payment } });
}

async function sendReceipt(tx: Tx, scope: Scope, order: OrderRow, at: Date): Promise<void> {
  const givesBack = await giveBackTimeOf(tx, order.agencyId, order.createdAt);
  const count = Number(order.stamps);
  await tellCustomer(tx, scope, {
    customer: order.customer,
    kind: 'money',
    template: 'stamps_receipt',
    key: `stamps_receipt:${order.orderId}`,
    at,
    write: (lang) => ({
      subject: { key: 'stamps.mail.subject' },
      heading: { key: 'stamps.mail.title', params: { count } },
      blocks: [
        {
          kind: 'text',
          text: { key: givesBack === 'asked' ? 'stamps.mail.text' : 'stamps.mail.text_left', params: { agency: order.agencyName } },
        },
        {
          kind: 'rows',
          title: { key: 'stamps.mail.receipt' },
          rows: [
            { label: { key: 'stamps.line.stamps', params: { count } }, value: formatMoney(order.priceCents, lang) },
            { label: { key: 'stamps.line.tax' }, value: formatMoney(order.taxCents, lang) },
            { label: { key: 'stamps.order.paid' }, value: formatMoney(order.priceCents + order.taxCents, lang), total: true },
          ],
        },
        { kind: 'button', text: { key: 'stamps.mail.button' }, path: `/stamps/orders/${order.orderId}` },
      ],
    }),
  });
}
