import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { parseMoney } from '#kernel/money.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import { paymentFor, takeTurn } from '../queries.ts';
import { type Checkout, startCheckout } from '../start-checkout.ts';
import { FILL_DAY_MS, whatIsWrongWithFill } from './limits.ts';
import { filledSince, WALLET_PURPOSE } from './queries.ts';

/**
 * Opens the card company's page to add money to the customer's own wallet. `fill` names this adding for ever: any number of clicks on one form lead to one
 * page. No fee. Customers. Refuses: payments.sign_in_again, unknown_fill, other_amount, and at the field `amount`: amount_empty, …_not_a_number,
 * …_negative, …_fraction_of_cent, …_too_big, fill_too_little ($5), fill_too_much ($500), fill_over_day and fill_nothing_left ($1,000 in 24 hours).
 */
export async function addFunds(app: App, scope: Scope, input: { fill: string; amount: unknown; isFresh: boolean }): Promise<Checkout> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.isFresh) refuse('payments.sign_in_again');
  if (!isId('wfi', input.fill)) refuse('payments.unknown_fill');
  const read = parseMoney(typeof input.amount === 'string' ? input.amount : '');
  if (!read.ok) return refuse(`payments.amount_${read.reason}`, {}, 'amount');
  const amountCents = read.cents;
  const login = await app.tx(scope, (tx) => readLogin(tx, scope, customer));
  if (!login) return refuse('kernel.sign_in_first');
  const { family } = app.origins;
  return await startCheckout(app, scope, {
    purpose: WALLET_PURPOSE,
    subject: input.fill,
    agency: null,
    amountCents,
    lines: [{ name: translator(scope.lang)('payments.wallet.fill_line'), amountCents }],
    successUrl: `${family}/wallet?from=card`,
    cancelUrl: `${family}/wallet/add?amount=${String(amountCents / 100n)}.${String(amountCents % 100n).padStart(2, '0')}`,
    email: login.email,
    lang: scope.lang,
    // In the transaction that writes the payment down, so that two tabs can't pass the limit together.
    guard: async (tx) => {
      await takeTurn(tx, `wallet:${customer}`);
      if (await paymentFor(tx, WALLET_PURPOSE, input.fill)) return; // the other click was faster
      const wrong = whatIsWrongWithFill(amountCents, await filledSince(tx, customer, new Date(app.clock.now().getTime() - FILL_DAY_MS)));
      if (wrong !== null) refuseFields([wrong]);
    },
  });
}
