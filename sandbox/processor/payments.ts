import type Stripe from 'stripe';
import { bookCharge, chargeObject } from './charges.ts';
import { customerObject } from './customers.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { findIntent, paymentIntentObject } from './payment-intents.ts';
import { paymentMethodObject, type CardForm } from './payment-methods.ts';
import { findObject, insertDue, insertObject, saveAttempt, saveObject } from './queries/objects.ts';
import { keepCard } from './saved-cards.ts';
import { customerDetails, type Session, type SessionWishes } from './session-object.ts';
import { wishesId } from './sessions.ts';
import type { TestCard } from './test-cards.ts';

type Intent = Stripe.PaymentIntent;
type Method = Stripe.PaymentMethod;
type LastError = NonNullable<Intent['last_payment_error']>;

/** What became of one press of the Pay button. */
export type PaymentResult = { kind: 'paid' } | { kind: 'challenge' } | { kind: 'refused'; problem: string };

/** Tries a card on an open session. The caller holds the session and records the attempt under the form's own id. */
export async function payWithCard(act: Act, session: Session, attemptId: string, form: CardForm): Promise<PaymentResult> {
  const intent = await intentOf(act, session);
  const method = await insertObject(act.tx, paymentMethodObject(act, form), act.now);
  const wish = session.payment_method_options?.card?.request_three_d_secure;
  const asks = form.card.behaviour === 'challenge' || wish === 'any' || wish === 'challenge';
  let result: PaymentResult;
  if (form.card.behaviour === 'decline') result = await decline(act, intent, method, form.card);
  else if (asks) result = await askTheBank(act, session, intent, method, attemptId);
  else result = await settle(act, session, intent, method, form.card, false);
  await saveAttempt(
    act.tx,
    {
      id: attemptId,
      session_id: session.id,
      payment_method_id: method.id,
      test_card: form.card.name,
      state: result.kind,
      problem: result.kind === 'refused' ? result.problem : null,
    },
    act.now,
  );
  return result;
}

/** The processor makes the payment intent when someone first tries to pay, not with the session. */
export async function intentOf(act: Act, session: Session): Promise<Intent> {
  if (typeof session.payment_intent === 'string') return findIntent(act, session.payment_intent);
  const wishes = await findObject<SessionWishes>(act.tx, 'session_wishes', wishesId(session.id));
  const intent = await insertObject(act.tx, paymentIntentObject(session, wishes!, act.now), act.now);
  session.payment_intent = intent.id;
  await saveObject(act.tx, session);
  await announce(act, 'payment_intent.created', intent);
  return intent;
}

async function decline(act: Act, intent: Intent, method: Method, card: TestCard): Promise<PaymentResult> {
  const failure = card.decline!;
  const charge = chargeObject(act, intent, method, card, { failed: true, authenticated: false });
  await insertObject(act.tx, charge, act.now);
  await failIntent(act, intent, {
    charge: charge.id,
    code: failure.code,
    decline_code: failure.declineCode,
    doc_url: `https://docs.stripe.com/error-codes#${failure.code.replaceAll('_', '-')}`,
    message: failure.message,
    payment_method: method,
    type: 'card_error',
  });
  await announce(act, 'charge.failed', charge);
  return { kind: 'refused', problem: failure.code === 'card_declined' ? failure.declineCode : failure.code };
}

async function failIntent(act: Act, intent: Intent, error: LastError): Promise<void> {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.latest_charge = error.charge ?? intent.latest_charge;
  intent.last_payment_error = error;
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.payment_failed', intent);
}

async function askTheBank(act: Act, session: Session, intent: Intent, method: Method, attemptId: string): Promise<PaymentResult> {
  intent.status = 'requires_action';
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = {
    redirect_to_url: {
      return_url: `${act.house.origin}/c/pay/${session.id}`,
      url: `${act.house.origin}/c/pay/${session.id}/bank/${attemptId}`,
    },
    type: 'redirect_to_url',
  };
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.requires_action', intent);
  return { kind: 'challenge' };
}

/** The bank's question was answered with no: nothing is charged and another card may be tried. */
export async function failChallenge(act: Act, session: Session, method: Method): Promise<void> {
  await failIntent(act, await intentOf(act, session), {
    code: 'payment_intent_authentication_failure',
    doc_url: 'https://docs.stripe.com/error-codes#payment-intent-authentication-failure',
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: method,
    type: 'invalid_request_error',
  });
}

/** Takes the money: charge, balance, payment intent and session change together, and their events are written. */
export async function settle(
  act: Act,
  session: Session,
  intent: Intent,
  method: Method,
  card: TestCard,
  authenticated: boolean,
): Promise<PaymentResult> {
  const charge = await insertObject(act.tx, chargeObject(act, intent, method, card, { failed: false, authenticated }), act.now);
  await announce(act, 'charge.succeeded', charge);
  await bookCharge(act, charge);
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.payment_method = method.id;
  intent.latest_charge = charge.id;
  intent.next_action = null;
  intent.last_payment_error = null;
  await finishSession(act, session, method, 'paid', intent);
  await keepCard(act, intent, method, card);
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.succeeded', intent);
  await announce(act, 'checkout.session.completed', session);
  // The processor captures after the answer: the fee is known a moment later and comes with its own event.
  await announce(act, 'charge.updated', charge, { balance_transaction: null });
  if (card.behaviour === 'dispute_later') {
    await insertDue(act.tx, 'open_dispute', charge.id, act.now + act.house.disputeAfterSeconds);
  }
  return { kind: 'paid' };
}

export async function finishSession(act: Act, session: Session, method: Method, status: 'paid' | 'unpaid', intent: Intent): Promise<void> {
  const { email, name, address } = method.billing_details;
  session.customer_details = customerDetails(email, name, address?.postal_code ?? null);
  session.status = 'complete';
  session.payment_status = status;
  session.url = null;
  if (session.customer === null && session.customer_creation === 'always') {
    const customer = await insertObject(act.tx, customerObject({ email, name }, act.now), act.now);
    session.customer = customer.id;
    intent.customer = customer.id;
    await announce(act, 'customer.created', customer);
  }
  await saveObject(act.tx, session);
}
