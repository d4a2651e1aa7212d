import { credit, debit, type Entry, feesRevenue, owedTrust, paymentsReceived, refundLosses } from '#domain/ledger/index.ts';
import { leftToRefund, refundPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { bookReturnCovered } from '../book.ts';
import type { TransferReturning } from '../events.ts';
import { type StateRow, statesOf, takeTurnOfTransfer, transferById, type TransferRow } from '../queries/transfers.ts';

/** What the money of a transfer is at the moment, taken off there: owed to the agency with our fee earned, or received only. */
export function takenOff(transfer: TransferRow, states: readonly StateRow[]): Entry[] {
  if (!states.some((state) => state.kind === 'applied')) return [debit(paymentsReceived(), transfer.amountCents + transfer.feeCents)];
  const entries = [debit(owedTrust(transfer.facilityId, transfer.agencyId), transfer.amountCents)];
  if (transfer.feeCents > 0n) entries.push(debit(feesRevenue(transfer.agencyId), transfer.feeCents));
  return entries;
}

/** What a transfer that goes back is paid for with: its payment's id. */
export function paymentOf(states: readonly StateRow[]): string {
  const payment = states.find((state) => state.kind === 'paid')?.details['payment'];
  if (!payment) throw new Error('what was not paid can’t go back');
  return payment;
}

/**
 * The money follows the decision to send a transfer back: all of it is owed to the sender, amount and fee, and the card company pays it. What its desk
 * has given back of it before, as a loss of ours, is made good by what the agency is no longer owed.
 */
export async function sendBack(app: App, tx: Tx, scope: Scope, { transfer: id, why }: TransferReturning): Promise<void> {
  const transfer = await transferById(tx, id);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, id);
  const states = await statesOf(tx, id);
  const total = transfer.amountCents + transfer.feeCents;
  const paymentId = paymentOf(states);
  const left = await leftToRefund(tx, paymentId);
  const owed = left < total ? left : total;
  const from = takenOff(transfer, states);
  if (owed < total) from.push(credit(refundLosses(), total - owed));
  if (owed === 0n) {
    await bookReturnCovered(app, tx, scope, transfer, from);
    await addState(app, tx, scope, transfer, 'returned');
    return;
  }
  await refundPayment(app, tx, scope, {
    paymentId,
    amountCents: owed,
    reason: `returned_${why}`,
    key: `transfer:${id}`,
    from,
    askedBy: states.find((state) => state.kind === 'returning')?.actor ?? null,
  });
}
