import type { PaymentGoesBack } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { transferPaid } from '../apply-payment.ts';
import { takeTurnOfTransfer } from '../queries/transfers.ts';

/** The card company took another sum than was asked, and two of us decided that it goes back: its refund is under way, and the transfer ends with it. */
export async function otherSumBack(app: App, tx: Tx, scope: Scope, payload: PaymentGoesBack): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  await addState(app, tx, scope, transfer, 'returning', { why: 'other_sum' });
}
