import { credit, customerWallet, openHold, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { disputeOfTaken, heldKey, isGivenBack } from '../held/held-part.ts';
import { endHeld, heldById, insertHeld, markLost } from '../held/queries.ts';
import { tellHeld } from '../held/tell-held.ts';
import { type FactRow, factsOf, type PaymentRow } from '../queries.ts';
import { standOfPayment, takeBackMadeGood } from '../refunds/make-good.ts';
import { type Dispute, disputesOf, lostToBank, madeGoodOf } from '../refunds/refund.ts';
import { balancesOf } from './balances.ts';
import { emptyIfClosed } from './empty-wallet.ts';
import { WALLET_PURPOSE } from './queries.ts';

/**
 * The bank of somebody who filled his wallet asks for that money back: as much of it as is there is set aside, once for each dispute, and free again when
 * we have won. When we have lost it stays set aside, and two of finance decide (held). Asked after every news of the payment, in whatever order that comes.
 */
export async function holdDisputed(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  if (payment.purpose !== WALLET_PURPOSE) return;
  await emptyIfClosed(tx, scope, payment.payer);
  const facts = await factsOf(tx, payment.paymentId);
  for (const one of disputesOf(facts)) {
    if (isGivenBack(one)) {
      await setFree(app, tx, scope, one.dispute);
      continue;
    }
    await setAside(app, tx, scope, payment, one);
    if (lostToBank([one]) > 0n) await markLost(tx, one.dispute, app.clock.now());
  }
  await putBack(app, tx, scope, payment, facts);
}

async function setFree(app: App, tx: Tx, scope: Scope, dispute: string): Promise<void> {
  const at = app.clock.now();
  if ((await heldById(tx, dispute)) !== undefined && (await endHeld(tx, dispute, at, null)))
    await voidHold(tx, scope, { hold: heldKey(dispute), at });
}

async function setAside(app: App, tx: Tx, scope: Scope, payment: PaymentRow, one: Dispute): Promise<void> {
  const at = app.clock.now();
  const { dispute, withdrawnCents, amountCents: openedCents } = one;
  const { availableCents } = await balancesOf(tx, scope, payment.payer, at);
  const askedCents = withdrawnCents > openedCents ? withdrawnCents : openedCents;
  const amountCents = availableCents < askedCents ? availableCents : askedCents;
  // Held already, when more or less of it was there.
  if (amountCents <= 0n || (await heldById(tx, dispute)) !== undefined) return;
  await openHold(tx, scope, { key: heldKey(dispute), account: customerWallet(payment.payer), amountCents, at, reference: payment.subject });
  await insertHeld(tx, { dispute, paymentId: payment.paymentId, customer: payment.payer, amountCents, heldAt: at });
}

/** The bank's money is with us again, or a part of it: what of that had been taken from the wallet by then is put back. */
async function putBack(app: App, tx: Tx, scope: Scope, payment: PaymentRow, facts: readonly FactRow[]): Promise<void> {
  let { overCents } = await standOfPayment(tx, payment.paymentId, facts);
  for (const of of madeGoodOf(facts)) {
    const amountCents = of.amountCents < overCents ? of.amountCents : overCents;
    if (amountCents <= 0n) continue;
    overCents -= amountCents;
    const { paymentId, payer: customer } = payment;
    await takeBackMadeGood(app, tx, scope, { paymentId, of, amountCents, to: [credit(customerWallet(customer), amountCents)] });
    await tellHeld(app, tx, scope, { customer, dispute: disputeOfTaken(of.key), what: 'back', amountCents });
  }
}
