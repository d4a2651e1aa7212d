import { readLogin } from '#domain/identity/index.ts';
import {
  chargeCard,
  holdFromWallet,
  payFromWallet,
  type PaymentState,
  readCard,
  readWallet,
  readWalletPart,
  splitPrice,
  startCheckout,
} from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import { isOpen, priceIsOver, standing } from './order.ts';
import { PURPOSE } from './payment-news.ts';
import { insertState, orderById, type OrderRow, statesOf, takeTurn } from './queries.ts';

export interface PayInput {
  order: string;
  isFresh: boolean;
  /** What the page said the wallet pays; null or left out: all by card. The first choice for an order stands. */
  walletCents?: Money | null;
  /** A kept card that pays what the wallet does not; left out: the card company's page. */
  card?: string | null;
  /** The card of the page is to be kept. */
  keepCard?: boolean;
}

/**
 * Pays an order from the wallet, by a kept card, or opens the card company's page for what the wallet does not pay, or finds the page it has. Any number of
 * calls lead to one page and one charge. `url` is null when there is nothing to pay there. Customers. Refuses: stamps.unknown_order, sign_in_again,
 * not_payable (paid, ended or its price is over), payments.wallet_changed, payments.unknown_card, payments.card_expired.
 */
export async function payOrder(app: App, scope: Scope, input: PayInput): Promise<{ state: PaymentState; url: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const wanted = input.walletCents ?? 0n;
  const { availableCents } = wanted > 0n ? await readWallet(app, scope) : { availableCents: 0n };
  const { order, isPaid, email, fromWallet } = await app.tx(scope, async (tx) => {
    const found = (isId('sto', input.order) ? await orderById(tx, input.order) : undefined) ?? refuse('stamps.unknown_order');
    const login = (await readLogin(tx, scope, customer)) ?? refuse('kernel.sign_in_first');
    await takeTurn(tx, found.orderId);
    const state = standing((await statesOf(tx, found.orderId)).map(({ kind }) => kind));
    if (isOpen(state)) {
      const now = app.clock.now();
      if (state === 'ordered' && priceIsOver(found, now)) refuse('stamps.not_payable');
      if (!input.isFresh) refuse('stamps.sign_in_again');
      if (input.card) await requireCard(tx, input.card, now);
      const isFirst = await insertState(tx, found, { kind: 'payment_started', at: now, actor: customer, details: {} });
      if (isFirst && wanted > 0n) await holdPart(app, tx, scope, found, wanted, availableCents);
    } else if (state !== 'filled') refuse('stamps.not_payable');
    return { order: found, isPaid: !isOpen(state), email: login.email, fromWallet: await readWalletPart(tx, PURPOSE, found.orderId) };
  });
  if (isPaid) return { state: 'paid', url: null };
  if (fromWallet?.isWhole) {
    await payFromWallet(app, scope.request, fromWallet.spend);
    return { state: 'paid', url: null };
  }
  return await payByCard(app, scope, order, { ...input, email, walletCents: fromWallet?.amountCents ?? 0n });
}

async function requireCard(tx: Tx, card: string, now: Date): Promise<void> {
  const kept = (await readCard(tx, card, now)) ?? refuse('payments.unknown_card');
  if (kept.isExpired) refuse('payments.card_expired');
}

async function holdPart(app: App, tx: Tx, scope: Scope, order: OrderRow, wanted: Money, availableCents: Money): Promise<void> {
  const totalCents = order.priceCents + order.taxCents;
  if (splitPrice(totalCents, availableCents)?.walletCents !== wanted) refuse('payments.wallet_changed');
  await holdFromWallet(app, tx, scope, { purpose: PURPOSE, subject: order.orderId, walletCents: wanted, totalCents });
}

async function payByCard(
  app: App,
  scope: Scope,
  order: OrderRow,
  { email, walletCents, card, keepCard }: Pick<PayInput, 'card' | 'keepCard'> & { email: string; walletCents: Money },
): Promise<{ state: PaymentState; url: string | null }> {
  const thing = { purpose: PURPOSE, subject: order.orderId, agency: order.agencyId };
  const amountCents = order.priceCents + order.taxCents - walletCents;
  if (card) return { state: (await chargeCard(app, scope, { ...thing, amountCents, card, isPresent: true })).state, url: null };
  const t = translator(scope.lang);
  const count = Number(order.stamps);
  const page = `${app.origins.family}/stamps/orders/${order.orderId}`;
  const { state, url } = await startCheckout(app, scope, {
    ...thing,
    amountCents,
    lines:
      walletCents > 0n
        ? [{ name: t('stamps.line.rest', { count, wallet: walletCents }), amountCents }]
        : [
            { name: t('stamps.line.stamps', { count }), amountCents: order.priceCents },
            { name: t('stamps.line.tax'), amountCents: order.taxCents },
          ],
    successUrl: `${page}?from=card`,
    cancelUrl: `${page}?from=back`,
    email,
    lang: scope.lang,
    keepCard: keepCard ?? false,
  });
  return { state, url };
}
