import { readLogin } from '#domain/identity/index.ts';
import { type PaymentState, startCheckout } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import { residentForMoney } from './make-quote.ts';
import { insertState, statesOf, takeTurnOfTransfer, transferById } from './queries/transfers.ts';
import { isOpen, isPaid, standing } from './transfer.ts';

/** What a transfer calls itself towards payments. */
export const PURPOSE = 'transfer';

export interface Paying {
  transfer: string;
  state: PaymentState;
  /** The card company's page; null when there is nothing to pay there (any more, or yet): the transfer's own page says why. */
  url: string | null;
}

/**
 * Opens the card company's page for a transfer, or finds the one it has. Any number of calls lead to one page and one charge.
 * Customers. Refuses: transfers.unknown_transfer, sign_in_again, not_payable, and what residentForMoney refuses.
 */
export async function payTransfer(app: App, scope: Scope, input: { transfer: string; isFresh: boolean }): Promise<Paying> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const { transfer, state, email } = await app.tx(scope, async (tx) => {
    const found =
      (isId('trf', input.transfer) ? await transferById(tx, input.transfer) : undefined) ?? refuse('transfers.unknown_transfer');
    const login = (await readLogin(tx, scope, customer)) ?? refuse('kernel.sign_in_first');
    await takeTurnOfTransfer(tx, found.transferId);
    const before = standing((await statesOf(tx, found.transferId)).map((row) => row.kind));
    if (isOpen(before)) {
      if (!input.isFresh) refuse('transfers.sign_in_again');
      await residentForMoney(tx, scope, found.residentId, app.clock.now());
      await insertState(tx, found, { kind: 'payment_started', at: app.clock.now(), actor: customer, details: {} });
    }
    return { transfer: found, state: before, email: login.email };
  });
  if (isPaid(state)) return { transfer: transfer.transferId, state: 'paid', url: null };
  if (!isOpen(state)) refuse('transfers.not_payable');
  const t = translator(scope.lang);
  const { family } = app.origins;
  const checkout = await startCheckout(app, scope, {
    purpose: PURPOSE,
    subject: transfer.transferId,
    agency: transfer.agencyId,
    amountCents: transfer.amountCents + transfer.feeCents,
    lines: [
      { name: t('transfers.line.amount', { name: transfer.residentName }), amountCents: transfer.amountCents },
      { name: t('transfers.line.fee'), amountCents: transfer.feeCents },
    ],
    successUrl: `${family}/transfers/${transfer.transferId}?from=card`,
    cancelUrl: `${family}/transfers/${transfer.transferId}?from=back`,
    email,
    lang: scope.lang,
  });
  return { transfer: transfer.transferId, state: checkout.state, url: checkout.url };
}
