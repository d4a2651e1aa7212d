import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookOwedAgain } from '../book.ts';
import type { PaymentRow } from '../queries.ts';
import { insertRest } from '../way-out/queries.ts';
import { insertRefundFact, refundFactsOf, type RefundRow, refundsOf } from './queries.ts';
import { attemptOf, owedAs, settledOf, wasPaid } from './refund.ts';
import { sendSoon } from './send-soon.ts';
import { tellOwedAgain } from './tell-owed-again.ts';

/**
 * A bank that had paid refunds of ours gives that money, or a part of it, to us again: we owe it to the payer as before, the refund settled last first.
 * A whole refund goes out again as it did. Of a part the card company takes no refund while the bank keeps the rest: it is owed as a thing of its own, and people find its way.
 */
export async function oweAgain(app: App, tx: Tx, scope: Scope, payment: PaymentRow, cents: Money): Promise<void> {
  let left = cents;
  for (const refund of (await refundsOf(tx, payment.paymentId)).toReversed()) {
    const settledCents = settledOf(await refundFactsOf(tx, refund.refundId), refund.amountCents);
    const amountCents = settledCents < left ? settledCents : left;
    if (amountCents <= 0n) continue;
    left -= amountCents;
    await oweRefundAgain(app, tx, scope, payment, refund, amountCents);
  }
}

/** Of a refund that a bank has paid this much is owed again. */
export async function oweRefundAgain(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  refund: RefundRow,
  amountCents: Money,
): Promise<void> {
  const at = app.clock.now();
  const { refundId } = refund;
  const { payer, purpose, subject, agencyId } = payment;
  const facts = await refundFactsOf(tx, refundId);
  const attempt = attemptOf(facts) + 1;
  const wasPaidToo = wasPaid(facts);
  const isWhole = amountCents === refund.amountCents && !wasPaidToo;
  const rest = isWhole || wasPaidToo ? null : newId('wrs');
  const part = { amount: isWhole ? null : amountCents.toString(), rest };
  await insertRefundFact(tx, { refundId, attempt, kind: 'owed_again', details: part, at });
  const as = wasPaidToo ? 'paid_before' : isWhole ? owedAs(facts) : 'owed';
  await bookOwedAgain(app, tx, scope, { object: `${refundId}:owed_again:${attempt}`, subject, amountCents, payer, as });
  const details = { refund: refundId, amount: moneyToJson(amountCents) };
  await audit(tx, scope, { action: 'payments.owed_again', subject: payment.paymentId, agency: agencyId, details }, at);
  if (wasPaidToo) return;
  if (rest !== null)
    await insertRest(tx, { restId: rest, customer: payer, amountCents, purpose, subject, agencyId, refundId, cameBackOf: null, at });
  else if (as === 'owed') await sendSoon(app, tx, refundId);
  await tellOwedAgain(tx, scope, { payer, key: `${refundId}:${attempt}`, amountCents, isWhole, at });
}
