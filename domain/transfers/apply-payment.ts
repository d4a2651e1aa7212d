import { readResident } from '#domain/directory/index.ts';
import { freeWallet, type PaymentCaptured, type PaymentEnded, readTender, takeFromWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from './add-state.ts';
import { bookTransfer } from './book.ts';
import { TRANSFER_APPLIED, TRANSFER_KEPT } from './events.ts';
import { stillFits } from './limits/still-fits.ts';
import { PURPOSE } from './pay-transfer.ts';
import { statesOf, takeTurnOfTransfer, transferPaidAs, type TransferRow } from './queries/transfers.ts';
import { startReturn } from './returns/start-return.ts';
import { sendReceipt } from './send-receipt.ts';
import type { StateKind } from './transfer.ts';

/** The money for a transfer came in: books it to the agency it is for and sends the receipt. What can't go on goes back, amount and fee. */
export async function applyPayment(app: App, tx: Tx, scope: Scope, payload: PaymentCaptured): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  if (!(await addState(app, tx, scope, transfer, 'paid', { payment: payload.payment }))) return;
  const kinds = new Set((await statesOf(tx, transfer.transferId)).map((state) => state.kind));
  const ended = kinds.has('returning') || kinds.has('cancelled');
  if (ended) await freeWallet(app, tx, scope, PURPOSE, transfer.transferId);
  const taken = ended ? null : await takeFromWallet(app, tx, scope, PURPOSE, transfer.transferId);
  if (kinds.has('returning')) return; // paid back at the card company's own desk before this news came
  if (kinds.has('cancelled')) return void (await startReturn(app, tx, scope, transfer, 'cancelled'));
  // The card page was paid after its time, and the wallet's part has been spent on something else: what came in goes back.
  if (taken === null) return void (await startReturn(app, tx, scope, transfer, 'wallet_short'));
  await checkTaken(tx, transfer, payload);
  const why = await whatIsInTheWay(app, tx, transfer, kinds);
  if (why === null) {
    await bookTransfer(app, tx, scope, transfer);
    await addState(app, tx, scope, transfer, 'applied');
    await publish(tx, scope, TRANSFER_APPLIED, {
      transfer: transfer.transferId,
      agency: transfer.agencyId,
      facility: transfer.facilityId,
      amount: moneyToJson(transfer.amountCents),
    });
  } else {
    await keep(app, tx, scope, transfer, why);
    await startReturn(app, tx, scope, transfer, why);
  }
  // Where the person was moved, the money may follow; the receipt says which way it takes, as soon as that is known.
  if (why !== 'moved') await sendReceipt(app, tx, scope, transfer, why === null ? 'applied' : 'kept');
}

async function checkTaken(tx: Tx, transfer: TransferRow, payload: PaymentCaptured): Promise<void> {
  const owed = transfer.amountCents + transfer.feeCents;
  const { takenCents } = await readTender(tx, PURPOSE, transfer.transferId);
  if (takenCents !== owed)
    throw new Error(`${transfer.transferId} costs ${moneyToJson(owed)}, ${payload.payment} brought ${payload.amount}`);
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
  kinds: ReadonlySet<StateKind>,
): Promise<'not_there' | 'moved' | 'no_room' | null> {
  const resident = await readResident(tx, transfer.residentId, app.clock.now());
  if (resident === undefined || resident.status !== 'here') return 'not_there';
  if (resident.facilityId !== transfer.facilityId) return 'moved';
  const hadEnded = kinds.has('expired') || kinds.has('failed');
  if (hadEnded && !(await stillFits(app, tx, transfer, resident))) return 'no_room';
  return null;
}

async function keep(app: App, tx: Tx, scope: Scope, transfer: TransferRow, why: string): Promise<void> {
  await addState(app, tx, scope, transfer, 'kept', { why });
  app.log.warn({ alert: 'transfers.kept', transfer: transfer.transferId, why }, 'money came in that can’t go on; it goes back');
  await audit(
    tx,
    scope,
    { action: 'transfers.kept', subject: transfer.transferId, agency: transfer.agencyId, details: { why } },
    app.clock.now(),
  );
  await publish(tx, scope, TRANSFER_KEPT, { transfer: transfer.transferId, agency: transfer.agencyId, why });
}
