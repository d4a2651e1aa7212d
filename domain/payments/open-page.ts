import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { applyEffect } from './apply-effect.ts';
import { effectOfSession } from './effect.ts';
import { aboutPayment, PAYMENT_FAILED } from './events.ts';
import { type PaymentState, stateOf } from './payment.ts';
import type { Answer, Session, SessionRequest } from './processor.ts';
import { claimLookup, deleteLookup, factsOf, type PaymentRow, takeTurn } from './queries.ts';
import { recordFact } from './record-fact.ts';

const CLAIM_MS = 15_000;

/** True for the one caller who may now call the processor about this payment; the others wait for what he writes down. */
export async function claim(app: App, request: string, paymentId: string): Promise<boolean> {
  const now = new Date();
  return await app.tx(systemScope(request), (tx) => claimLookup(tx, paymentId, now, new Date(now.getTime() + CLAIM_MS)));
}

/** Asks the processor for the payment's page, by its key, and writes the answer down. */
export async function openPage(app: App, request: string, payment: PaymentRow): Promise<PaymentState> {
  return await recordAnswer(
    app,
    request,
    payment,
    await app.processor.openSession(payment.request as SessionRequest, payment.idempotencyKey),
  );
}

/** Writes down what the processor answered. Whatever the webhooks told meanwhile stands. */
export async function recordAnswer(app: App, request: string, payment: PaymentRow, answer: Answer): Promise<PaymentState> {
  const scope = systemScope(request, payment.agencyId);
  return await app.tx(scope, async (tx) => {
    await takeTurn(tx, payment.paymentId);
    if (answer.kind === 'ok') {
      await recordPage(app, tx, payment, answer.session);
    } else if (answer.kind === 'unknown') {
      app.log.warn({ payment: payment.paymentId, reason: answer.reason }, 'the processor did not say whether it opened the page');
      await recordFact(app, tx, payment.paymentId, { kind: 'unknown', details: { why: answer.reason } });
    } else {
      await recordRefusal(app, tx, scope, payment, answer.reason);
    }
    return await readState(tx, payment.paymentId);
  });
}

/** Writes down what a look at the processor's page showed: that it is there, and whether it was paid or has expired. */
export async function recordLook(app: App, request: string, payment: PaymentRow, session: Session): Promise<PaymentState> {
  const scope = systemScope(request, payment.agencyId);
  return await app.tx(scope, async (tx) => {
    const effect = effectOfSession(session);
    if (session.intent !== null) await takeTurn(tx, session.intent);
    await takeTurn(tx, payment.paymentId);
    await recordPage(app, tx, payment, session);
    if (effect !== null) await applyEffect(app, tx, scope, effect);
    return await readState(tx, payment.paymentId);
  });
}

/** Writes down that there is no page and never will be. */
export async function recordNoPage(app: App, request: string, payment: PaymentRow, why: string): Promise<PaymentState> {
  const scope = systemScope(request, payment.agencyId);
  return await app.tx(scope, async (tx) => {
    await takeTurn(tx, payment.paymentId);
    await recordRefusal(app, tx, scope, payment, why);
    return await readState(tx, payment.paymentId);
  });
}

async function recordPage(app: App, tx: Tx, payment: PaymentRow, session: Session): Promise<void> {
  const kinds = new Set((await factsOf(tx, payment.paymentId)).map((fact) => fact.kind));
  if (!kinds.has('opened')) {
    const details = { url: session.url, expiresAt: session.expiresAt.toISOString() };
    await recordFact(app, tx, payment.paymentId, {
      kind: 'opened',
      processorObject: session.id,
      amountCents: session.amountCents,
      details,
    });
  }
  if (kinds.has('unknown') && !kinds.has('resolved'))
    await recordFact(app, tx, payment.paymentId, { kind: 'resolved', details: { session: session.id } });
}

async function recordRefusal(app: App, tx: Tx, scope: Scope, payment: PaymentRow, why: string): Promise<void> {
  const state = await readState(tx, payment.paymentId);
  if (state !== 'starting' && state !== 'unknown') return;
  app.log.error({ alert: 'payments.refused', payment: payment.paymentId, reason: why }, 'the processor opened no page');
  if (state === 'unknown') await recordFact(app, tx, payment.paymentId, { kind: 'resolved', details: { session: null } });
  await recordFact(app, tx, payment.paymentId, { kind: 'failed', details: { why } });
  await deleteLookup(tx, payment.paymentId);
  await publish(tx, scope, PAYMENT_FAILED, aboutPayment(payment));
}

export async function readState(tx: Tx, paymentId: string): Promise<PaymentState> {
  return stateOf((await factsOf(tx, paymentId)).map((fact) => fact.kind));
}
