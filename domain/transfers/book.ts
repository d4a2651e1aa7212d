import {
  credit,
  debit,
  type Entry,
  feesRevenue,
  owedTrust,
  paymentsReceived,
  postJournal,
  postTogether,
  refundLosses,
  suspense,
} from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TransferRow } from './queries/transfers.ts';

/** What came in for transfers is from now on owed to the facilities' trust accounts, and the fees are earned. */
export async function bookTransfers(app: App, tx: Tx, scope: Scope, transfers: readonly TransferRow[]): Promise<void> {
  const at = app.clock.now();
  const journals = transfers.map(({ transferId, agencyId, facilityId, amountCents, feeCents }) => {
    const entries: Entry[] = [debit(paymentsReceived(), amountCents + feeCents), credit(owedTrust(facilityId, agencyId), amountCents)];
    if (feeCents > 0n) entries.push(credit(feesRevenue(agencyId), feeCents));
    return { key: transferId, kind: 'transfer_applied', reference: transferId, at, entries };
  });
  await postTogether(tx, scope, journals);
}

/** What one facility was owed for a transfer, another one of the agency is owed from now on: its person was moved there. */
export async function bookOnward(app: App, tx: Tx, scope: Scope, from: TransferRow, to: TransferRow): Promise<void> {
  const [less, more] = [owedTrust(from.facilityId, from.agencyId), owedTrust(to.facilityId, to.agencyId)];
  await post(app, tx, scope, to, to.transferId, 'transfer_onward', [debit(less, from.amountCents), credit(more, to.amountCents)]);
}

/** All of it was given back before, as losses of ours: what the agency is no longer owed makes them good. */
export async function bookReturnCovered(app: App, tx: Tx, scope: Scope, transfer: TransferRow, entries: readonly Entry[]): Promise<void> {
  await post(app, tx, scope, transfer, `${transfer.transferId}:covered`, 'return_covered', entries);
}

/** The card company's desk gave all of it back: nobody else is owed it any more. */
export async function bookOutsideReturn(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  about: { refund: string; amountCents: Money; from: readonly Entry[] },
): Promise<void> {
  const entries = [...about.from, credit(suspense(), about.amountCents)];
  await post(app, tx, scope, transfer, `${about.refund}:returned`, 'returned_processor', entries);
}

/** The card company's desk gave back what we can't take back from where it went; or the card did not take it, and the loss is undone. */
export async function bookOutsideLoss(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  about: { refund: string; amountCents: Money; isUndone: boolean },
): Promise<void> {
  const [more, less] = about.isUndone ? [credit, debit] : [debit, credit];
  const name = about.isUndone ? 'refund_loss_undone' : 'refund_loss';
  const entries = [more(refundLosses(), about.amountCents), less(suspense(), about.amountCents)];
  await post(app, tx, scope, transfer, `${about.refund}:${name}`, name, entries);
}

async function post(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  key: string,
  kind: string,
  entries: readonly Entry[],
): Promise<void> {
  await postJournal(tx, scope, { key, kind, reference: transfer.transferId, at: app.clock.now(), entries });
}
