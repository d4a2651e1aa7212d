import { customerWallet, openHold, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { factsOf, type PaymentRow } from '../queries.ts';
import { disputesOf, standingOf } from '../refunds/refund.ts';
import { balancesOf } from './balances.ts';
import { emptyIfClosed } from './empty-wallet.ts';
import { WALLET_PURPOSE } from './queries.ts';

/**
 * The bank of somebody who filled his wallet asks for that money back: as much of it as is there is set aside, once for each dispute, and free again when
 * we have won. When we have lost it stays set aside, and an operator decides. Asked after every news of the payment, in whatever order that comes.
 */
export async function holdDisputed(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  if (payment.purpose !== WALLET_PURPOSE) return;
  await emptyIfClosed(tx, scope, payment.payer);
  const at = app.clock.now();
  for (const one of disputesOf(await factsOf(tx, payment.paymentId))) {
    const { dispute, amountCents, withdrawnCents } = one;
    const key = `${dispute}:wallet`;
    if (standingOf(one) === 'won') {
      await voidHold(tx, scope, { hold: key, at }).catch(unless('ledger.unknown_hold'));
      continue;
    }
    const { availableCents } = await balancesOf(tx, scope, payment.payer, at);
    const askedCents = withdrawnCents > amountCents ? withdrawnCents : amountCents;
    const heldCents = availableCents < askedCents ? availableCents : askedCents;
    if (heldCents <= 0n) continue;
    const hold = { key, account: customerWallet(payment.payer), amountCents: heldCents, at, reference: payment.subject };
    // Held already, when more or less of it was there.
    await openHold(tx, scope, hold).catch(unless('ledger.key_reused'));
  }
}

function unless(code: string): (error: unknown) => void {
  return (error) => {
    if (!isRefusal(error) || error.code !== code) throw error;
  };
}
