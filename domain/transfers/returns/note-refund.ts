import { OTHER_SUM_BACK, type PaymentRefunded } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { transferPaid } from '../apply-payment.ts';
import { statesOf, takeTurnOfTransfer } from '../queries/transfers.ts';
import { reasonFrom } from './reasons.ts';
import { tellReturn } from './tell-return.ts';

/** The payer has it, or the card did not take it, or it got there another way: the transfer says so, and its sender is told. */
export async function noteRefund(
  app: App,
  tx: Tx,
  scope: Scope,
  payload: PaymentRefunded,
  news: 'returned' | 'return_stuck' | 'return_settled',
): Promise<void> {
  const transfer = await transferPaid(tx, payload);
  if (transfer === undefined) return;
  await takeTurnOfTransfer(tx, transfer.transferId);
  const states = await statesOf(tx, transfer.transferId);
  const returning = states.find((state) => state.kind === 'returning');
  // The news that it goes back is older, and on its way: this one is told again after it.
  if (payload.reason === OTHER_SUM_BACK && !returning) throw new Error(`${transfer.transferId} is given back and does not know it yet`);
  const amountCents = moneyFromJson(payload.amount);
  if (!payload.reason.startsWith('returned_') || !returning) {
    // Money given back out of our own pocket: the transfer itself stays where it is.
    if (!payload.isTold)
      await tellReturn(app, tx, scope, transfer, { news, why: 'operator', amountCents, refund: payload.refund, isWhole: false });
    return;
  }
  const wasStuck = states.some((state) => state.kind === 'return_stuck');
  const kind = news === 'returned' && wasStuck ? 'return_settled' : news;
  if (!(await addState(app, tx, scope, transfer, kind, { refund: payload.refund })) || payload.isTold) return;
  const why = reasonFrom(returning.details['why']);
  await tellReturn(app, tx, scope, transfer, { news: kind, why, amountCents, refund: payload.refund, isWhole: true });
}
