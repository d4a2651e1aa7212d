import { credit, debit, paymentsReceived, postJournal, refundLosses } from '#domain/ledger/index.ts';
import { tellCustomer } from '#domain/notifications/index.ts';
import { type PaymentRefunded, readTender, refundPayment, returnToWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { givenBackEntries } from './book.ts';
import { type Leftover, leftover } from './draw.ts';
import { giveBackTimeOf, shopsOf } from './packs.ts';
import { returnWay } from './order.ts';
import { orderPaid, PURPOSE } from './payment-news.ts';
import { disputedOf, insertDraws, insertState, lotsOf, orderById, type OrderRow, statesOf, takeTurn } from './queries.ts';

/**
 * Gives back all stamps that are left of an order; what they had cost goes where it came from, tax too. Twice is once. Customers, of their own orders.
 * Refuses: stamps.unknown_order, nothing_to_give_back, set_aside when letters under way need some of them, not_given_back_yet, disputed while a bank looks at
 * what was paid.
 */
export async function giveBack(app: App, scope: Scope, input: { order: string }): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const order = (await app.tx(scope, (tx) => orderById(tx, input.order))) ?? refuse('stamps.unknown_order');
  if (!(await mayGiveBack(app, scope, order))) refuse('stamps.not_given_back_yet', { agency: order.agencyName });
  await giveBackNow(app, scope, order);
}

/**
 * Whether its buyer may give a pack back now. Where the agency takes packs back only once their buyer has nobody there to write to: what held when it was bought, or
 * what holds today if that is better for her. Who can use her stamps no more has their price, whatever the agency says.
 */
export async function mayGiveBack(app: App, scope: Scope, order: OrderRow): Promise<boolean> {
  const times = await app.tx(scope, async (tx) => [
    await giveBackTimeOf(tx, order.agencyId, order.createdAt),
    await giveBackTimeOf(tx, order.agencyId, app.clock.now()),
  ]);
  if (times.includes('asked')) return true;
  return !(await shopsOf(app, scope)).some(({ agencyId, isOpen }) => isOpen && agencyId === order.agencyId);
}

/** The same without asking the agency: when a login is closed, all goes back. */
export async function giveBackNow(app: App, scope: Scope, order: OrderRow): Promise<void> {
  const system = systemFor(scope, order.agencyId);
  await app.tx(system, async (tx) => {
    await takeTurn(tx, order.orderId);
    await takeTurn(tx, order);
    if ((await statesOf(tx, order.orderId)).some(({ kind }) => kind === 'returning')) return;
    const left = leftover(
      order,
      (await lotsOf(tx, order)).find((lot) => lot.order === order.orderId),
    );
    if (left === null) return refuse('stamps.nothing_to_give_back');
    if ((await disputedOf(tx, order.orderId))?.held) refuse('stamps.disputed');
    await takeBack(app, tx, system, order, left, 'received');
    await startReturn(app, tx, system, order, { why: 'asked', from: debit(paymentsReceived(), left.totalCents) });
  });
}

/** The stamps leave their owner; what they had cost is received again, or was given by the card company's desk. */
export async function takeBack(
  app: App,
  tx: Tx,
  scope: Scope,
  order: OrderRow,
  left: Leftover,
  to: 'received' | 'suspense',
): Promise<void> {
  const at = app.clock.now();
  const entries = givenBackEntries(order, left, left.taxCents, to);
  await postJournal(tx, scope, {
    key: `${order.orderId}:given_back`,
    kind: 'stamps_given_back',
    reference: order.orderId,
    at,
    entries,
  }).catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'ledger.overdraft') refuse('stamps.set_aside');
    throw error;
  });
  await insertDraws(tx, order, order.orderId, [left], at);
}

/** Money of an order goes back: first into the wallet what came from there, the rest to the card. What its desk gave before, as a loss of ours, is made good. */
export async function startReturn(
  app: App,
  tx: Tx,
  scope: Scope,
  order: OrderRow,
  { why, from }: { why: 'asked' | 'wallet_short'; from: ReturnType<typeof debit> },
): Promise<void> {
  const at = app.clock.now();
  const details = { why };
  if (!(await insertState(tx, order, { kind: 'returning', at, actor: scope.actor, details }))) return;
  const about = { reason: `stamps_returned`, key: `stamps:${order.orderId}`, askedBy: scope.actor };
  const { card, wallet } = await readTender(tx, PURPOSE, order.orderId);
  let open = from.amountCents;
  const part = (most: Money): Money => (most < open ? most : open);
  const toWallet = wallet ? part(wallet.leftCents) : 0n;
  if (wallet && toWallet > 0n) {
    await returnToWallet(app, tx, scope, {
      ...about,
      spend: wallet.spend,
      amountCents: toWallet,
      from: [{ ...from, amountCents: toWallet }],
    });
    open -= toWallet;
  }
  const toCard = card ? part(card.leftCents) : 0n;
  if (card && toCard > 0n) {
    await refundPayment(app, tx, scope, {
      ...about,
      paymentId: card.payment,
      amountCents: toCard,
      from: [{ ...from, amountCents: toCard }],
    });
    open -= toCard;
  }
  if (open > 0n) {
    const entries = [{ ...from, amountCents: open }, credit(refundLosses(), open)];
    await postJournal(tx, scope, { key: `${order.orderId}:covered`, kind: 'return_covered', reference: order.orderId, at, entries });
  }
  if (toCard === 0n) await insertState(tx, order, { kind: 'returned', at, actor: scope.actor, details: {} });
  await tellReturn(tx, scope, order, { toWallet, toCard, at });
}

/** The card has it, or did not take it, or it got there another way. */
export async function noteRefund(
  app: App,
  tx: Tx,
  scope: Scope,
  payload: PaymentRefunded,
  news: 'returned' | 'return_stuck' | 'return_settled',
): Promise<void> {
  const order = await orderPaid(tx, payload);
  if (!order) return;
  const kinds = (await statesOf(tx, order.orderId)).map(({ kind }) => kind);
  const kind = news === 'returned' && kinds.includes('return_stuck') ? 'return_settled' : news;
  await insertState(tx, order, { kind, at: app.clock.now(), actor: scope.actor, details: { refund: payload.refund } });
}

async function tellReturn(
  tx: Tx,
  scope: Scope,
  order: OrderRow,
  { toWallet, toCard, at }: { toWallet: Money; toCard: Money; at: Date },
): Promise<void> {
  const way = returnWay(toWallet, toCard);
  if (way === 'none') return;
  await tellCustomer(tx, scope, {
    customer: order.customer,
    kind: 'money',
    template: 'stamps_returned',
    key: `stamps_returned:${order.orderId}`,
    at,
    write: (lang) => ({
      subject: { key: 'stamps.mail.back_subject' },
      heading: { key: 'stamps.mail.back_title', params: { amount: formatMoney(toWallet + toCard, lang) } },
      blocks: [
        {
          kind: 'text',
          text: {
            key: 'stamps.mail.back_text',
            params: { way, wallet: formatMoney(toWallet, lang), card: formatMoney(toCard, lang) },
          },
        },
        { kind: 'button', text: { key: 'stamps.mail.button' }, path: `/stamps/orders/${order.orderId}` },
      ],
    }),
  });
}
