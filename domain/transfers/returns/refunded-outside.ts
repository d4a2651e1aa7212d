import { debit, suspense } from '#domain/ledger/index.ts';
import { type PaymentRefundedOutside, refundPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { transferPaid } from '../apply-payment.ts';
import { bookOutsideLoss, bookOutsideReturn } from '../book.ts';
import { statesOf, takeTurnOfTransfer } from '../queries/transfers.ts';
import { closeAsks } from './close-asks.ts';
import { takenOff } from './send-back.ts';

/**
 * Somebody gave money back at the card company's own desk. All of what can still be taken back: the transfer has gone back. Otherwise, in part or after the
 * money arrived, it is our loss. When the card did not take it (`cameBack`), it is owed to the sender and tried once more by us, or the loss is undone.
 */
export async function refundedOutside(app: App, tx: Tx, scope: Scope, payload: PaymentRefundedOutside): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  const states = await statesOf(tx, transfer.transferId);
  const amountCents = moneyFromJson(payload.amount);
  const about = { refund: payload.refund, amountCents };
  const returning = states.find((state) => state.kind === 'returning');
  if (payload.cameBack) {
    if (returning?.details['refund'] !== payload.refund)
      return await bookOutsideLoss(app, tx, scope, transfer, { ...about, isUndone: true });
    await addState(app, tx, scope, transfer, 'return_stuck');
    const from = [debit(suspense(), amountCents)];
    const key = `transfer:${transfer.transferId}:again`;
    await refundPayment(app, tx, scope, {
      paymentId: payload.payment,
      amountCents,
      reason: 'returned_processor',
      key,
      from,
      askedBy: null,
    });
    return;
  }
  const isWhole = amountCents === transfer.amountCents + transfer.feeCents;
  const isReturn = isWhole && !returning && !states.some((state) => state.kind === 'posted' || state.kind === 'handed_over');
  if (isReturn) {
    await bookOutsideReturn(app, tx, scope, transfer, { ...about, from: takenOff(transfer, states) });
    await addState(app, tx, scope, transfer, 'returning', { why: 'processor', refund: payload.refund });
    await addState(app, tx, scope, transfer, 'returned');
    await closeAsks(app, tx, scope, transfer.transferId);
  } else {
    await bookOutsideLoss(app, tx, scope, transfer, { ...about, isUndone: false });
    app.log.error(
      { alert: 'transfers.refund_loss', transfer: transfer.transferId, ...payload },
      'money given back could not be taken back',
    );
  }
  const details = { ...about, amountCents: payload.amount, isReturn };
  await audit(
    tx,
    scope,
    { action: 'transfers.refunded_outside', subject: transfer.transferId, agency: transfer.agencyId, details },
    app.clock.now(),
  );
}
