import { credit, debit, type Entry, feesRevenue, owedTrust, paymentsReceived, refundLosses } from '#domain/ledger/index.ts';
import { readTender, refundPayment, returnToWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { bookReturnCovered } from '../book.ts';
import type { TransferReturning } from '../events.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { type StateRow, statesOf, takeTurnOfTransfer, transferById, type TransferRow } from '../queries/transfers.ts';
import { sendReceipt } from '../send-receipt.ts';
import { goOnward } from './go-onward.ts';
import { paidAs } from './onward.ts';
import { reasonFrom } from './reasons.ts';
import { tellReturn } from './tell-return.ts';

/** What the money of a transfer is at the moment, taken off there: owed to the agency with our fee earned, or `receivedCents` received only. */
export function takenOff(
  transfer: TransferRow,
  states: readonly StateRow[],
  receivedCents = transfer.amountCents + transfer.feeCents,
): Entry[] {
  if (!states.some((state) => state.kind === 'applied')) return [debit(paymentsReceived(), receivedCents)];
  const entries = [debit(owedTrust(transfer.facilityId, transfer.agencyId), transfer.amountCents)];
  if (transfer.feeCents > 0n) entries.push(debit(feesRevenue(transfer.agencyId), transfer.feeCents));
  return entries;
}

/**
 * The money follows the decision to send a transfer back, unless it goes onward after its person: all of it is owed to the sender, amount and fee. What came from the wallet is there again at
 * once, what came from a card the card company pays. What its desk has given back of it before, as a loss of ours, is made good by what the agency is
 * no longer owed.
 */
export async function sendBack(app: App, tx: Tx, scope: Scope, { transfer: id, why }: TransferReturning): Promise<void> {
  const transfer = await transferById(tx, id);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, id);
  const states = await statesOf(tx, id);
  if (await goOnward(app, tx, scope, { transfer, states, why: reasonFrom(why) })) return;
  if (why === 'moved' && states.some((state) => state.kind === 'kept')) await sendReceipt(app, tx, scope, transfer, 'kept');
  const tender = await readTender(tx, PURPOSE, paidAs(transfer));
  if (tender.takenCents === 0n) throw new Error('what was not paid can’t go back');
  const about = {
    reason: `returned_${why}`,
    key: `transfer:${id}`,
    askedBy: states.find((state) => state.kind === 'returning')?.actor ?? null,
  };
  let from = takenOff(transfer, states, tender.takenCents);
  const { card, wallet } = tender;
  if (wallet && wallet.leftCents > 0n) {
    const [part, rest] = splitEntries(from, wallet.leftCents);
    await returnToWallet(app, tx, scope, { ...about, spend: wallet.spend, amountCents: wallet.leftCents, from: part });
    from = rest;
  }
  const open = from.reduce((sum, entry) => sum + entry.amountCents, 0n);
  const owed = card && card.leftCents < open ? card.leftCents : card ? open : 0n;
  if (owed < open) from.push(credit(refundLosses(), open - owed));
  if (card && owed > 0n) {
    await refundPayment(app, tx, scope, { ...about, paymentId: card.payment, amountCents: owed, from });
    return;
  }
  if (open > 0n) await bookReturnCovered(app, tx, scope, transfer, from);
  if (!(await addState(app, tx, scope, transfer, 'returned')) || !wallet) return;
  const news = {
    news: 'returned_wallet',
    why: reasonFrom(why),
    amountCents: wallet.leftCents,
    refund: `wallet:${id}`,
    isWhole: true,
  } as const;
  await tellReturn(app, tx, scope, transfer, news);
}

/** Debits of which the first ones add up to this much, and those that remain. */
export function splitEntries(entries: readonly Entry[], cents: Money): [Entry[], Entry[]] {
  const [first, rest]: [Entry[], Entry[]] = [[], []];
  let left = cents;
  for (const entry of entries) {
    const part = entry.amountCents < left ? entry.amountCents : left;
    if (part > 0n) first.push({ ...entry, amountCents: part });
    if (part < entry.amountCents) rest.push({ ...entry, amountCents: entry.amountCents - part });
    left -= part;
  }
  return [first, rest];
}
