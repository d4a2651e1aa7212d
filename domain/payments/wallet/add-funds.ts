import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { parseMoney } from '#kernel/money.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import { chargeCard } from '../cards/charge-card.ts';
import { paymentFor, takeTurn } from '../queries.ts';
import { readPayment } from '../read-payment.ts';
import { type Checkout, startCheckout } from '../start-checkout.ts';
import { FILL_DAY_MS, whatIsWrongWithFill } from './limits.ts';
import { filledSince, WALLET_PURPOSE } from './queries.ts';

/**
 * Adds money to the customer's own wallet: by a kept `card`, or on the card company's page, which this opens. `fill` names this adding for ever: any number
 * of clicks on one form lead to one payment. `saidNo`: why the kept card was not charged. No fee. Customers. Refuses: payments.sign_in_again, unknown_fill, unknown_card, card_expired, other_amount, and at the field `amount`: amount_empty, …_not_a_number,
 * …_negative, …_fraction_of_cent, …_too_big, fill_too_little ($5), fill_too_much ($500), fill_over_day and fill_nothing_left ($1,000 in 24 hours).
 */
export async function addFunds(
  app: App,
  scope: Scope,
  input: { fill: string; amount: unknown; isFresh: boolean; card?: string | null; keepCard?: boolean },
): Promise<Checkout & { saidNo: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.isFresh) refuse('payments.sign_in_again');
  if (!isId('wfi', input.fill)) refuse('payments.unknown_fill');
  const read = parseMoney(typeof input.amount === 'string' ? input.amount : '');
  if (!read.ok) return refuse(`payments.amount_${read.reason}`, {}, 'amount');
  const amountCents = read.cents;
  const login = await app.tx(scope, (tx) => readLogin(tx, scope, customer));
  if (!login) return refuse('kernel.sign_in_first');
  // In the transaction that writes the payment down, so that two tabs can't pass the limit together.
  const guard = async (tx: Tx): Promise<void> => {
    await takeTurn(tx, `wallet:${customer}`);
    if (await paymentFor(tx, WALLET_PURPOSE, input.fill)) return; // the other click was faster
    const wrong = whatIsWrongWithFill(amountCents, await filledSince(tx, customer, new Date(app.clock.now().getTime() - FILL_DAY_MS)));
    if (wrong !== null) refuseFields([wrong]);
  };
  const thing = { purpose: WALLET_PURPOSE, subject: input.fill, agency: null, amountCents, guard };
  if (input.card) {
    const charged = await chargeCard(app, scope, { ...thing, card: input.card, isPresent: true });
    const payment = await app.tx(scope, (tx) => readPayment(tx, WALLET_PURPOSE, input.fill, app.clock.now()));
    return { ...charged, url: null, saidNo: payment?.cardSaidNo ?? null };
  }
  const { family } = app.origins;
  const checkout = await startCheckout(app, scope, {
    ...thing,
    lines: [{ name: translator(scope.lang)('payments.wallet.fill_line'), amountCents }],
    successUrl: `${family}/wallet?from=card`,
    cancelUrl: `${family}/wallet/add?amount=${String(amountCents / 100n)}.${String(amountCents % 100n).padStart(2, '0')}`,
    email: login.email,
    lang: scope.lang,
    keepCard: input.keepCard ?? false,
  });
  return { ...checkout, saidNo: null };
}
