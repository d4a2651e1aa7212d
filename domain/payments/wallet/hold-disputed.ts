import { chargebackReceivable, credit, customerWallet, debit, openHold, postJournal, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { heldKey, isGivenBack } from '../held/held-part.ts';
import { endHeld, heldById, insertHeld, markLost } from '../held/queries.ts';
import { tellHeld } from '../held/tell-held.ts';
import { factsOf, type PaymentRow } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { type Dispute, disputesOf, lostToBank } from '../refunds/refund.ts';
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
  for (const one of disputesOf(await factsOf(tx, payment.paymentId))) {
    if (isGivenBack(one)) {
      await giveBack(app, tx, scope, payment, one.dispute);
      continue;
    }
    await setAside(app, tx, scope, payment, one);
    if (lostToBank([one]) > 0n) await markLost(tx, one.dispute, app.clock.now());
  }
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

/** The bank's money is with us again: what was set aside is free, and what two people had taken by then is put back. */
async function giveBack(app: App, tx: Tx, scope: Scope, payment: PaymentRow, dispute: string): Promise<void> {
  const at = app.clock.now();
  const held = await heldById(tx, dispute);
  if (held === undefined) return;
  const hold = heldKey(dispute);
  if (await endHeld(tx, dispute, at, null)) return void (await voidHold(tx, scope, { hold, at }));
  if (held.takenCents === null) return;
  const { customer, takenCents } = held;
  const entries = [debit(chargebackReceivable(customer), takenCents), credit(customerWallet(customer), takenCents)];
  // Every later news comes here again: the journal's key says that it is done.
  const undone = {
    kind: 'made_good_back',
    processorObject: `${hold}:back`,
    amountCents: takenCents,
    details: { of: `${hold}:taken` },
  } as const;
  await recordFact(app, tx, payment.paymentId, undone);
  await postJournal(tx, scope, { key: `${hold}:back`, kind: 'wallet_taken_back', reference: payment.subject, at, entries });
  await tellHeld(app, tx, scope, { customer, dispute, what: 'back', amountCents: takenCents });
}
