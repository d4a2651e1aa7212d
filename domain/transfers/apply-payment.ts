import { readPlaces, readResident } from '#domain/directory/index.ts';
import { freeWallet, paidFromWallet, type PaymentCaptured, type PaymentEnded, readTender, takeFromWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson, moneyToJson } from '#kernel/money.ts';
import { type Heard, publish, publishAll } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState, addStates } from './add-state.ts';
import { bookTransfers } from './book.ts';
import { TRANSFER_APPLIED, TRANSFER_KEPT } from './events.ts';
import { stillFits } from './limits/still-fits.ts';
import { PURPOSE } from './pay-transfer.ts';
import { kindsOf, takeTurnOfTransfer, takeTurnsOfTransfers, transferPaidAs, type TransferRow, transfersById } from './queries/transfers.ts';
import type { ReturnReason } from './returns/reasons.ts';
import { startReturn } from './returns/start-return.ts';
import { sendReceipt, sendReceipts } from './send-receipt.ts';
import type { StateKind } from './transfer.ts';

/** Money for a transfer, as it was heard of. */
interface Paid {
  transfer: TransferRow;
  news: PaymentCaptured;
  scope: Scope;
}

/** The money for transfers came in: books it to the agencies it is for and sends the receipts. What can't go on goes back, amount and fee. */
export async function applyPayments(app: App, tx: Tx, heard: readonly Heard<PaymentCaptured>[]): Promise<void> {
  const paid = await newlyPaid(app, tx, heard);
  if (paid.length === 0) return;
  const ids = paid.map(({ transfer }) => transfer.transferId);
  const kinds = await kindsOf(tx, ids);
  const withWallet = await paidFromWallet(tx, PURPOSE, ids);
  const places = await readPlaces(
    tx,
    paid.map(({ transfer }) => transfer.residentId),
  );
  const going: Paid[] = [];
  for (const one of paid) {
    const { transfer } = one;
    const states = kinds.get(transfer.transferId)!;
    if (!(await isReceived(app, tx, one, states, withWallet.has(transfer.transferId)))) continue;
    const why = await whatIsInTheWay(app, tx, transfer, places.get(transfer.residentId), states);
    if (why === null) going.push(one);
    else await keep(app, tx, one, why);
  }
  await passOn(app, tx, going);
}

/** Those that were not paid before. Their turns are taken. */
async function newlyPaid(app: App, tx: Tx, heard: readonly Heard<PaymentCaptured>[]): Promise<Paid[]> {
  const ours = new Map(heard.filter(({ news }) => news.purpose === PURPOSE).map((one) => [one.news.subject, one]));
  const transfers = await transfersById(tx, [...ours.keys()]);
  const paid = [...transfers.values()].map((transfer) => ({ transfer, ...ours.get(transfer.transferId)! }));
  await takeTurnsOfTransfers(tx, [...transfers.keys()]);
  const fresh = await addStates(
    app,
    tx,
    'paid',
    paid.map(({ transfer, news }) => ({ transfer, details: { payment: news.payment } })),
  );
  return paid.filter(({ transfer }) => fresh.has(transfer.transferId));
}

/** Whether the whole price is here and wanted. When it is not wanted any more, what came goes back. */
async function isReceived(
  app: App,
  tx: Tx,
  { transfer, news, scope }: Paid,
  kinds: ReadonlySet<StateKind>,
  hasWallet: boolean,
): Promise<boolean> {
  const { transferId } = transfer;
  const ended = kinds.has('returning') || kinds.has('cancelled');
  if (ended && hasWallet) await freeWallet(app, tx, scope, PURPOSE, transferId);
  if (kinds.has('returning')) return false; // paid back at the card company's own desk before this news came
  if (kinds.has('cancelled')) {
    await startReturn(app, tx, scope, transfer, 'cancelled');
    return false;
  }
  // The card page was paid after its time, and the wallet's part has been spent on something else: what came in goes back.
  if (hasWallet && (await takeFromWallet(app, tx, scope, PURPOSE, transferId)) === null) {
    await startReturn(app, tx, scope, transfer, 'wallet_short');
    return false;
  }
  const owed = transfer.amountCents + transfer.feeCents;
  const taken = hasWallet ? (await readTender(tx, PURPOSE, transferId)).takenCents : moneyFromJson(news.amount);
  if (taken !== owed) throw new Error(`${transferId} costs ${moneyToJson(owed)}, ${news.payment} brought ${news.amount}`);
  return true;
}

async function passOn(app: App, tx: Tx, going: readonly Paid[]): Promise<void> {
  if (going.length === 0) return;
  const transfers = going.map(({ transfer }) => transfer);
  await bookTransfers(app, tx, going[0]!.scope, transfers);
  await addStates(
    app,
    tx,
    'applied',
    transfers.map((transfer) => ({ transfer })),
  );
  const told = going.map(({ transfer, scope }) => ({
    name: TRANSFER_APPLIED,
    payload: {
      transfer: transfer.transferId,
      agency: transfer.agencyId,
      facility: transfer.facilityId,
      amount: moneyToJson(transfer.amountCents),
    },
    request: scope.request,
  }));
  await publishAll(tx, told);
  const payments = going.map(({ transfer, news: { payment } }) => ({ transfer, payment }));
  await sendReceipts(app, tx, going[0]!.scope, payments);
}

/** The payment page closed without money, no page could be opened, or the card company took something else than was asked. */
export async function endPayment(
  app: App,
  tx: Tx,
  scope: Scope,
  payload: PaymentEnded,
  state: 'expired' | 'failed' | 'in_question',
): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  await freeWallet(app, tx, scope, PURPOSE, transfer.transferId);
  await addState(app, tx, scope, transfer, state, { payment: payload.payment });
}

export async function transferPaid(tx: Tx, payload: { purpose: string; subject: string }): Promise<TransferRow | undefined> {
  return payload.purpose === PURPOSE ? await transferPaidAs(tx, payload.subject) : undefined;
}

async function whatIsInTheWay(
  app: App,
  tx: Tx,
  transfer: TransferRow,
  place: { status: string; facilityId: string } | undefined,
  kinds: ReadonlySet<StateKind>,
): Promise<'not_there' | 'moved' | 'no_room' | null> {
  if (place === undefined || place.status !== 'here') return 'not_there';
  if (place.facilityId !== transfer.facilityId) return 'moved';
  const hadEnded = kinds.has('expired') || kinds.has('failed');
  if (!hadEnded) return null;
  const resident = await readResident(tx, transfer.residentId, app.clock.now());
  if (resident === undefined) return 'not_there';
  return (await stillFits(app, tx, transfer, resident)) ? null : 'no_room';
}

async function keep(app: App, tx: Tx, { transfer, scope }: Paid, why: ReturnReason): Promise<void> {
  await addState(app, tx, scope, transfer, 'kept', { why });
  app.log.warn({ alert: 'transfers.kept', transfer: transfer.transferId, why }, 'money came in that can’t go on; it goes back');
  await audit(
    tx,
    scope,
    { action: 'transfers.kept', subject: transfer.transferId, agency: transfer.agencyId, details: { why } },
    app.clock.now(),
  );
  await publish(tx, scope, TRANSFER_KEPT, { transfer: transfer.transferId, agency: transfer.agencyId, why });
  await startReturn(app, tx, scope, transfer, why);
  // Where the person was moved, the money may follow; the receipt says which way it takes, as soon as that is known.
  if (why !== 'moved') await sendReceipt(app, tx, scope, transfer, 'kept');
}
