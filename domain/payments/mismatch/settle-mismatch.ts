import { cashOverShort, credit, debit, paymentsReceived, postJournal } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { addJob } from '#kernel/jobs.ts';
import type { Tx } from '#kernel/db.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookCaptures } from '../book.ts';
import { OTHER_SUM_BACK, PAYMENT_CAPTURED, PAYMENT_GOES_BACK, type PaymentMismatchDecided } from '../events.ts';
import { paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { refundPayment } from '../refunds/refund-payment.ts';
import { mismatchById, type MismatchRow } from './queries.ts';

/**
 * Two people have decided: what came is booked as it came, once. Taken, it goes on as the payment that was asked for, and what it is short of is ours, what
 * it is over goes back to the card. Given back, all of it does, and whoever it was for hears that it will not come.
 */
export async function settleMismatch(app: App, tx: Tx, scope: Scope, { mismatch, choice }: PaymentMismatchDecided): Promise<void> {
  if (choice === 'by_hand') return;
  const found = (await mismatchById(tx, mismatch))!;
  await takeTurn(tx, found.object);
  await takeTurn(tx, found.paymentId);
  const payment = (await paymentById(tx, found.paymentId))!;
  const takenCents = found.takenCents!;
  if (!(await recordCaptured(app, tx, scope, payment, found))) return;
  const about = { payment: payment.paymentId, purpose: payment.purpose, subject: payment.subject };
  const back = async (amountCents: Money, reason: string): Promise<void> => {
    const from = [debit(paymentsReceived(), amountCents)];
    await refundPayment(app, tx, scope, {
      paymentId: payment.paymentId,
      amountCents,
      reason,
      key: `mismatch:${mismatch}`,
      from,
      askedBy: null,
    });
  };
  if (choice === 'give_back') {
    await publish(tx, scope, PAYMENT_GOES_BACK, about);
    await back(takenCents, OTHER_SUM_BACK);
    return;
  }
  const overCents = takenCents - payment.amountCents;
  if (overCents < 0n) {
    const entries = [debit(cashOverShort(), -overCents), credit(paymentsReceived(), -overCents)];
    const key = `${payment.paymentId}:short`;
    await postJournal(tx, scope, { key, kind: 'payment_short', reference: payment.subject, at: app.clock.now(), entries });
  } else if (overCents > 0n) await back(overCents, 'payment_over');
  await publish(tx, scope, PAYMENT_CAPTURED, { ...about, amount: moneyToJson(payment.amountCents) });
}

/** False when the payment was captured after all: by then another news has brought what was asked for. */
async function recordCaptured(app: App, tx: Tx, scope: Scope, payment: PaymentRow, found: MismatchRow): Promise<boolean> {
  const { object, takenCents, currency } = found;
  const details = { currency, mismatch: found.factId };
  if (!(await recordFact(app, tx, payment.paymentId, { kind: 'captured', processorObject: object, amountCents: takenCents, details }))) {
    app.log.error(
      { alert: 'payments.mismatch', payment: payment.paymentId, object },
      'a mismatch was decided, and its payment is captured',
    );
    return false;
  }
  await bookCaptures(app, tx, scope, [{ ...payment, amountCents: takenCents! }]);
  await addJob(
    tx,
    'payments.read_cost',
    { payment: payment.paymentId, intent: object },
    { key: `payments.read_cost:${payment.paymentId}` },
  );
  return true;
}
