import type { App } from '#kernel/app.ts';
import { publish } from '#kernel/outbox.ts';
import { systemScope } from '#kernel/scope.ts';
import { applyEffect } from '../apply-effect.ts';
import { aboutPayment, PAYMENT_FAILED } from '../events.ts';
import { readState } from '../open-page.ts';
import type { ChargeAnswer, ChargeRequest } from '../processor.ts';
import { deleteLookup, type PaymentRow, takeTurn } from '../queries.ts';
import { recordFact } from '../record-fact.ts';

/** Asks the processor for the payment's charge, by its key, and writes the answer down. */
export async function askForCharge(app: App, request: string, payment: PaymentRow): Promise<void> {
  await recordCharge(app, request, payment, await app.processor.charge(payment.request as ChargeRequest, payment.idempotencyKey));
}

/** Looks for the payment's charge without ever making one, and writes down what there is. */
export async function findCharge(app: App, request: string, payment: PaymentRow): Promise<void> {
  const found = await app.processor.findCharges(payment.paymentId, [payment.calledAt, payment.createdAt]);
  const paid = found.filter((one) => one.kind === 'paid');
  // With one key there is one charge. Should there be more, the second shows as a mismatch.
  for (const one of paid) await recordCharge(app, request, payment, one);
  if (paid.length === 0) await recordCharge(app, request, payment, found[0] ?? { kind: 'refused', reason: 'never charged' });
}

/** Writes down what the processor says of a charge. Whatever the webhooks told meanwhile stands. */
async function recordCharge(app: App, request: string, payment: PaymentRow, answer: ChargeAnswer): Promise<void> {
  const scope = systemScope(request, payment.agencyId);
  await app.tx(scope, async (tx) => {
    if (answer.kind === 'paid') await takeTurn(tx, answer.intent);
    await takeTurn(tx, payment.paymentId);
    const state = await readState(tx, payment.paymentId);
    if (answer.kind === 'unknown') {
      app.log.warn({ payment: payment.paymentId, reason: answer.reason }, 'the processor did not say whether it charged a card');
      await recordFact(app, tx, payment.paymentId, { kind: 'unknown', details: { why: answer.reason } });
      return;
    }
    if (state === 'unknown') await recordFact(app, tx, payment.paymentId, { kind: 'resolved', details: { session: null } });
    if (answer.kind === 'paid') {
      const { intent, amountCents, currency } = answer;
      const what = { object: intent, intent, amountCents, currency, paymentId: payment.paymentId, session: null, details: {} };
      await applyEffect(app, tx, scope, { kind: 'captured', ...what });
    } else if (state === 'starting' || state === 'unknown') {
      await recordFact(app, tx, payment.paymentId, { kind: 'failed', details: { why: answer.reason } });
      await deleteLookup(tx, payment.paymentId);
      await publish(tx, scope, PAYMENT_FAILED, aboutPayment(payment));
    }
  });
}
