import { debit, refundLosses } from '#domain/ledger/index.ts';
import { readTender, refundPayment, returnToWallet } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TransferRefundApproved } from '../events.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { transferById } from '../queries/transfers.ts';
import { askById } from './queries.ts';
import { paidAs } from './onward.ts';
import { GIVEN_BACK } from './reasons.ts';
import { tellReturn } from './tell-return.ts';

/** Gives money back out of our own pocket, as an operator asked and, where it needed one, another approved. */
export async function giveBack(app: App, tx: Tx, scope: Scope, payload: TransferRefundApproved): Promise<void> {
  const [ask, transfer] = [await askById(tx, payload.ask), await transferById(tx, payload.transfer)];
  if (!ask || !transfer || (ask.needsSecond && ask.isApproved !== true)) return;
  // To the card first, as far as it can take it; the rest to the wallet it came from.
  const { card, wallet } = await readTender(tx, PURPOSE, paidAs(transfer));
  const known = { reason: GIVEN_BACK, key: `ask:${ask.askId}`, askedBy: ask.askedBy };
  const toWallet = card === null ? ask.amountCents : ask.amountCents > card.leftCents ? ask.amountCents - card.leftCents : 0n;
  const toCard = ask.amountCents - toWallet;
  const from = (cents: Money) => [debit(refundLosses(), cents)];
  try {
    if (card && toCard > 0n)
      await refundPayment(app, tx, scope, { ...known, paymentId: card.payment, amountCents: toCard, from: from(toCard) });
    if (toWallet > 0n)
      await returnToWallet(app, tx, scope, { ...known, spend: wallet?.spend ?? '', amountCents: toWallet, from: from(toWallet) });
  } catch (error) {
    throw isRefusal(error) ? new Error(`${ask.askId} can’t be given back: ${error.code}`) : error;
  }
  if (toWallet > 0n) {
    const news = {
      news: 'returned_wallet',
      why: 'operator',
      amountCents: toWallet,
      refund: `wallet:${ask.askId}`,
      isWhole: false,
    } as const;
    await tellReturn(app, tx, scope, transfer, news);
  }
  await audit(
    tx,
    scope,
    { action: 'transfers.given_back', subject: transfer.transferId, agency: transfer.agencyId, details: { ask: ask.askId } },
    app.clock.now(),
  );
}
