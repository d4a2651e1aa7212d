import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookDispute } from '../book.ts';
import type { Effect } from '../effect.ts';
import { aboutPayment, PAYMENT_DISPUTED, type PaymentDisputed } from '../events.ts';
import { factsOf, type PaymentRow } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { holdDisputed } from '../wallet/hold-disputed.ts';
import { disputesOf, standingOf } from './refund.ts';
import { settleRefunds } from './settle-refunds.ts';

/** Writes down what a payer's bank did, books what it took or gave back, and looks again at what is owed back of that payment. */
export async function applyDispute(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  const { kind, object, amountCents, details } = effect;
  if (!(await recordFact(app, tx, payment.paymentId, { kind, processorObject: object, amountCents, details }))) return 'known';
  const isBack = kind === 'dispute_funds_reinstated';
  if (isBack || kind === 'dispute_funds_withdrawn') {
    await bookDispute(app, tx, scope, {
      object,
      subject: payment.subject,
      payer: payment.payer,
      amountCents: amountCents ?? 0n,
      feeCents: BigInt(details['fee'] ?? '0'),
      isBack,
    });
  }
  app.log.warn({ alert: `payments.${kind}`, payment: payment.paymentId, object }, 'a payer’s bank looks at a payment');
  const told = { object, amount: amountCents === null ? null : moneyToJson(amountCents), ...details };
  await audit(
    tx,
    scope,
    { action: `payments.${kind}`, subject: payment.paymentId, agency: payment.agencyId, details: told },
    app.clock.now(),
  );
  const dispute = disputesOf(await factsOf(tx, payment.paymentId)).find((one) => one.dispute === details['dispute']);
  if (dispute) {
    const news: PaymentDisputed = { ...aboutPayment(payment), dispute: dispute.dispute, standing: standingOf(dispute) };
    await publish(tx, scope, PAYMENT_DISPUTED, news);
  }
  await settleRefunds(app, tx, scope, payment, true);
  await holdDisputed(app, tx, scope, payment);
  return 'done';
}
