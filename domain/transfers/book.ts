import { credit, debit, type Entry, feesRevenue, owedTrust, paymentsReceived, postJournal } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TransferRow } from './queries/transfers.ts';

/** What came in for a transfer is from now on owed to the facility's trust account, and the fee is earned. */
export async function bookTransfer(app: App, tx: Tx, scope: Scope, transfer: TransferRow): Promise<void> {
  const entries: Entry[] = [
    debit(paymentsReceived(), transfer.amountCents + transfer.feeCents),
    credit(owedTrust(transfer.facilityId, transfer.agencyId), transfer.amountCents),
  ];
  if (transfer.feeCents > 0n) entries.push(credit(feesRevenue(transfer.agencyId), transfer.feeCents));
  await postJournal(tx, scope, {
    key: transfer.transferId,
    kind: 'transfer_applied',
    reference: transfer.transferId,
    at: app.clock.now(),
    entries,
  });
}
