import { debit, paymentsReceived } from '#domain/ledger/index.ts';
import { type PaymentGoesBack, refundPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { transferPaid } from '../apply-payment.ts';
import { takeTurnOfTransfer } from '../queries/transfers.ts';

/** The card company took another sum than was asked, and two of us decided that it goes back: all of what came, and the transfer with it. */
export async function otherSumBack(app: App, tx: Tx, scope: Scope, payload: PaymentGoesBack): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  if (!(await addState(app, tx, scope, transfer, 'returning', { why: 'other_sum' }))) return;
  const amountCents = moneyFromJson(payload.amount);
  const from = [debit(paymentsReceived(), amountCents)];
  const key = `transfer:${transfer.transferId}`;
  await refundPayment(app, tx, scope, { paymentId: payload.payment, amountCents, reason: 'returned_other_sum', key, from, askedBy: null });
}
