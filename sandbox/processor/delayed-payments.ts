import type Stripe from 'stripe';
import { bookCharge, chargeObject } from './charges.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { paymentMethodObject, type CardForm } from './payment-methods.ts';
import { finishSession, intentOf } from './payments.ts';
import { invalid } from './problem.ts';
import { findObject, insertObject, saveObject } from './queries/objects.ts';
import { findSession } from './sessions.ts';
import type { Session } from './session-object.ts';
import { testCardNamed } from './test-cards.ts';

/**
 * What a bank debit does to a session: it completes unpaid, and the answer comes days later. The sandbox has no bank
 * debit yet, so a card stands in and only the control surface starts it.
 */
export async function startDelayedPayment(act: Act, sessionId: string): Promise<Session> {
  const session = await findSession(act, sessionId);
  if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`, 'session');
  const intent = await intentOf(act, session);
  const form: CardForm = {
    card: testCardNamed('visa')!,
    expMonth: 12,
    expYear: new Date(act.now * 1000).getUTCFullYear() + 3,
    name: 'Delayed Payment',
    postalCode: '12205',
    email: session.customer_email ?? 'delayed@example.com',
  };
  const method = await insertObject(act.tx, paymentMethodObject(act, form), act.now);
  intent.status = 'processing';
  intent.payment_method = method.id;
  await finishSession(act, session, method, 'unpaid', intent);
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.processing', intent);
  await announce(act, 'checkout.session.completed', session);
  return session;
}

export async function endDelayedPayment(act: Act, sessionId: string, outcome: 'succeeded' | 'failed'): Promise<Session> {
  const session = await findSession(act, sessionId);
  const intent = await intentOf(act, session);
  if (intent.status !== 'processing') throw invalid(`No payment is on its way: ${intent.status}.`, 'session');
  const method = (await findObject<Stripe.PaymentMethod>(act.tx, 'payment_method', intent.payment_method as string))!;
  const failed = outcome === 'failed';
  const card = testCardNamed(failed ? 'generic_decline' : 'visa')!;
  const charge = chargeObject(act, intent, method, card, { failed, authenticated: false });
  await insertObject(act.tx, charge, act.now);
  intent.latest_charge = charge.id;
  if (failed) {
    intent.status = 'requires_payment_method';
    intent.payment_method = null;
    intent.last_payment_error = {
      charge: charge.id,
      code: 'payment_intent_payment_attempt_failed',
      message: 'The payment failed.',
      payment_method: method,
      type: 'card_error',
    };
  } else {
    await bookCharge(act, charge);
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    session.payment_status = 'paid';
  }
  await saveObject(act.tx, intent);
  await saveObject(act.tx, session);
  await announce(act, failed ? 'charge.failed' : 'charge.succeeded', charge);
  await announce(act, failed ? 'payment_intent.payment_failed' : 'payment_intent.succeeded', intent);
  await announce(act, failed ? 'checkout.session.async_payment_failed' : 'checkout.session.async_payment_succeeded', session);
  return session;
}
