import { debit, refundLosses } from '#domain/ledger/index.ts';
import { refundPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TransferRefundApproved } from '../events.ts';
import { statesOf, transferById } from '../queries/transfers.ts';
import { askById } from './queries.ts';
import { GIVEN_BACK } from './reasons.ts';
import { paymentOf } from './send-back.ts';

/** Gives money back out of our own pocket, as an operator asked and, where it needed one, another approved. */
export async function giveBack(app: App, tx: Tx, scope: Scope, payload: TransferRefundApproved): Promise<void> {
  const [ask, transfer] = [await askById(tx, payload.ask), await transferById(tx, payload.transfer)];
  if (!ask || !transfer || (ask.needsSecond && ask.isApproved !== true)) return;
  const input = {
    paymentId: paymentOf(await statesOf(tx, transfer.transferId)),
    amountCents: ask.amountCents,
    reason: GIVEN_BACK,
    key: `ask:${ask.askId}`,
    from: [debit(refundLosses(), ask.amountCents)],
    askedBy: ask.askedBy,
  };
  try {
    await refundPayment(app, tx, scope, input);
  } catch (error) {
    throw isRefusal(error) ? new Error(`${ask.askId} can’t be given back: ${error.code}`) : error;
  }
  await audit(
    tx,
    scope,
    { action: 'transfers.given_back', subject: transfer.transferId, agency: transfer.agencyId, details: { ask: ask.askId } },
    app.clock.now(),
  );
}
