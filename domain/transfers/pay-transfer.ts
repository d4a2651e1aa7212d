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
import { requireThere, residentForMoney } from './make-quote.ts';
import { quoteById } from './queries/quotes.ts';
import { insertState, statesOf, takeTurnOfTransfer, transferById, type TransferRow } from './queries/transfers.ts';
import { isOpen, isPaid, quoteHasExpired, standing } from './transfer.ts';

/** What a transfer calls itself towards payments. */
export const PURPOSE = 'transfer';

export interface Paying {
  transfer: string;
  state: PaymentState;
  /** The card company's page; null when there is nothing to pay there (any more, or yet): the transfer's own page says why. */
  url: string | null;
}

export interface PayInput {
  transfer: string;
  isFresh: boolean;
  /** What the page said the wallet pays; null or left out: all by card. The first choice for a transfer stands. */
  walletCents?: Money | null;
  /** A kept card that pays what the wallet does not; left out: the card company's page. */
  card?: string | null;
  /** The card of the page is to be kept. */
  keepCard?: boolean;
  /** Nobody sits before the screen: a plan pays. */
  isAway?: boolean;
}

/**
 * Pays a transfer from the wallet, by a kept card, or opens the card company's page for what the wallet does not pay, or finds the page it has. Any number of calls lead to
 * one page and one charge. Customers. Refuses: transfers.unknown_transfer, sign_in_again, not_payable, payments.wallet_changed when the wallet's part
 * would be another than the page said, payments.unknown_card, card_expired, and what residentForMoney and requireThere refuse.
 */
export async function payTransfer(app: App, scope: Scope, input: PayInput): Promise<Paying> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const wanted = input.walletCents ?? 0n;
  const { availableCents } = wanted > 0n ? await readWallet(app, scope) : { availableCents: 0n };
  const { transfer, state, email, fromWallet } = await app.tx(scope, async (tx) => {
    const found =
      (isId('trf', input.transfer) ? await transferById(tx, input.transfer) : undefined) ?? refuse('transfers.unknown_transfer');
    const login = (await readLogin(tx, scope, customer)) ?? refuse('kernel.sign_in_first');
    await takeTurnOfTransfer(tx, found.transferId);
    const before = standing((await statesOf(tx, found.transferId)).map((row) => row.kind));
    if (isOpen(before)) {
      // Nobody began to pay while the price held: it is not kept room for any more.
      if (before === 'created' && (await priceIsOver(tx, found, app.clock.now()))) refuse('transfers.not_payable');
      if (!input.isFresh) refuse('transfers.sign_in_again');
      if (input.card && !(await mayCharge(tx, input.card, app.clock.now()))) refuse('payments.unknown_card');
      requireThere(await residentForMoney(tx, scope, found.residentId, app.clock.now()), found.facilityId);
      const isFirst = await insertState(tx, found, { kind: 'payment_started', at: app.clock.now(), actor: customer, details: {} });
      if (isFirst && wanted > 0n) await holdPart(app, tx, scope, found, wanted, availableCents);
    }
    return { transfer: found, state: before, email: login.email, fromWallet: await readWalletPart(tx, PURPOSE, found.transferId) };
  });
  if (isPaid(state)) return { transfer: transfer.transferId, state: 'paid', url: null };
  if (!isOpen(state)) refuse('transfers.not_payable');
  if (fromWallet?.isWhole) {
    await payFromWallet(app, scope.request, fromWallet.spend);
    return { transfer: transfer.transferId, state: 'paid', url: null };
  }
  return await payByCard(app, scope, transfer, { ...input, email, walletCents: fromWallet?.amountCents ?? 0n });
}

async function holdPart(app: App, tx: Tx, scope: Scope, transfer: TransferRow, wanted: Money, availableCents: Money): Promise<void> {
  const totalCents = transfer.amountCents + transfer.feeCents;
  if (splitPrice(totalCents, availableCents)?.walletCents !== wanted) refuse('payments.wallet_changed');
  await holdFromWallet(app, tx, scope, { purpose: PURPOSE, subject: transfer.transferId, walletCents: wanted, totalCents });
}

async function mayCharge(tx: Tx, card: string, now: Date): Promise<boolean> {
  const kept = await readCard(tx, card, now);
  if (kept?.isExpired) refuse('payments.card_expired');
  return kept !== undefined;
}

async function payByCard(
  app: App,
  scope: Scope,
  transfer: TransferRow,
  { email, walletCents, card, keepCard, isAway }: Pick<PayInput, 'card' | 'keepCard' | 'isAway'> & { email: string; walletCents: Money },
): Promise<Paying> {
  const t = translator(scope.lang);
  const { family } = app.origins;
  const amountCents = transfer.amountCents + transfer.feeCents - walletCents;
  if (card) {
    const thing = { purpose: PURPOSE, subject: transfer.transferId, agency: transfer.agencyId };
    const { state } = await chargeCard(app, scope, { ...thing, amountCents, card, isPresent: !isAway });
    return { transfer: transfer.transferId, state, url: null };
  }
  const about = { name: transfer.residentName, wallet: walletCents };
  const checkout = await startCheckout(app, scope, {
    purpose: PURPOSE,
    subject: transfer.transferId,
    agency: transfer.agencyId,
    amountCents,
    lines:
      walletCents > 0n
        ? [{ name: t('transfers.line.rest', about), amountCents }]
        : [
            { name: t('transfers.line.amount', { name: transfer.residentName }), amountCents: transfer.amountCents },
            { name: t('transfers.line.fee'), amountCents: transfer.feeCents },
          ],
    successUrl: `${family}/transfers/${transfer.transferId}?from=card`,
    cancelUrl: `${family}/transfers/${transfer.transferId}?from=back`,
    email,
    lang: scope.lang,
    keepCard: keepCard ?? false,
  });
  return { transfer: transfer.transferId, state: checkout.state, url: checkout.url };
}

async function priceIsOver(tx: Tx, transfer: TransferRow, now: Date): Promise<boolean> {
  const quote = await quoteById(tx, transfer.quoteId);
  return quote === undefined || quoteHasExpired(quote, now);
}
