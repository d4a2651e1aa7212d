import type Stripe from 'stripe';
import { bookCharge, chargeObject } from './charges.ts';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { intentObject } from './payment-intents.ts';
import { findMethod } from './payment-methods.ts';
import { email, expandField, flag, list, metadata, must, notHere, oneOf, text, whole } from './parameters.ts';
import { invalid, KeptProblem, noSuch, unsupported } from './problem.ts';
import { findObject, insertDue, insertObject, saveObject, type Thing } from './queries/objects.ts';
import { testCardNamed, type TestCard } from './test-cards.ts';

type Intent = Stripe.PaymentIntent;
type Method = Stripe.PaymentMethod;

/** Which test card a saved one is. The number itself is not kept, and this is never shown. */
interface CardBehind extends Thing {
  object: 'card_behind';
  name: string;
}
const behindId = (method: string): string => `behind_${method}`;

/** The payer agreed to be charged again: his card is kept with the customer. */
export async function keepCard(act: Act, intent: Intent, method: Method, card: TestCard): Promise<void> {
  if (intent.setup_future_usage === null || typeof intent.customer !== 'string') return;
  method.customer = intent.customer;
  method.allow_redisplay = 'limited';
  await saveObject(act.tx, method);
  const behind: CardBehind = { id: behindId(method.id), object: 'card_behind', name: card.name };
  await insertObject(act.tx, behind, act.now);
  await announce(act, 'payment_method.attached', method);
}

/** From now on a saved card does what another test card does: its bank has changed its mind. */
export async function changeCard(act: Act, methodId: string, name: string): Promise<{ name: string }> {
  const behind = await findObject<CardBehind>(act.tx, 'card_behind', behindId(methodId));
  if (!behind || !testCardNamed(name)) throw noSuch('payment_method', methodId, 'id', 404);
  await saveObject(act.tx, { ...behind, name } as Thing);
  return { name };
}

export const detachMethod = endpoint(expandField, async (act, _params, [id]) => {
  const method = await findMethod(act, id!);
  if (method.customer === null) {
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      undefined,
      'payment_method_unexpected_state',
    );
  }
  const before = method.customer;
  method.customer = null;
  await saveObject(act.tx, method);
  await announce(act, 'payment_method.detached', method, { customer: before });
  return method;
});

const createFields = {
  ...expandField,
  amount: must(whole({ min: 50, max: 99_999_999 })),
  automatic_payment_methods: notHere(),
  capture_method: oneOf('automatic', 'automatic_async'),
  confirm: flag(),
  currency: must(text({ max: 3 })),
  customer: text({ max: 255 }),
  description: text({ max: 1000 }),
  error_on_requires_action: flag(),
  metadata: metadata(),
  off_session: flag(),
  payment_method: text({ max: 255 }),
  allowed_payment_method_types: list(oneOf('card')),
  receipt_email: email(),
  setup_future_usage: notHere(),
  statement_descriptor_suffix: text({ max: 22 }),
};

/** Only at once, and only with a card that was saved before: everything else goes by the payment page. */
export const createIntent = endpoint(createFields, async (act, params) => {
  if (params.confirm !== true) throw unsupported('a payment intent that is not confirmed at once', 'confirm');
  if (params.currency.toLowerCase() !== 'usd') throw unsupported(`the currency ${params.currency}`, 'currency');
  if (params.payment_method === undefined) throw invalid('Missing required param: payment_method.', 'payment_method', 'parameter_missing');
  if (params.off_session === undefined && params.error_on_requires_action === undefined)
    throw unsupported('a bank that asks on a page of its own', 'error_on_requires_action');
  const method = await findMethod(act, params.payment_method, 'payment_method', 400);
  if (params.customer === undefined || method.customer !== params.customer) {
    throw invalid(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, was not attached to this Customer, or was detached from a Customer. It may not be used again.',
      'payment_method',
      'payment_method_unexpected_state',
    );
  }
  const wanted = { ...params, currency: 'usd', customer: params.customer, setup_future_usage: null };
  const intent = await insertObject(act.tx, intentObject(wanted, act.now), act.now);
  await announce(act, 'payment_intent.created', intent);
  const behind = await findObject<CardBehind>(act.tx, 'card_behind', behindId(method.id));
  return await charge(act, intent, method, testCardNamed(behind!.name)!);
});

async function charge(act: Act, intent: Intent, method: Method, card: TestCard): Promise<Intent> {
  const failure = failureOf(act, method, card);
  if (failure !== null) {
    const charged = chargeObject(act, intent, method, { ...card, decline: failure }, { failed: true, authenticated: false });
    await insertObject(act.tx, charged, act.now);
    const error = {
      charge: charged.id,
      code: failure.code,
      decline_code: failure.declineCode,
      message: failure.message,
      payment_method: method,
      type: 'card_error' as const,
    };
    Object.assign(intent, { latest_charge: charged.id, last_payment_error: error });
    await saveObject(act.tx, intent);
    await announce(act, 'payment_intent.payment_failed', intent);
    await announce(act, 'charge.failed', charged);
    const details = { code: failure.code, decline_code: failure.declineCode, charge: charged.id, payment_intent: structuredClone(intent) };
    throw new KeptProblem(402, 'card_error', failure.message, details);
  }
  const charged = await insertObject(act.tx, chargeObject(act, intent, method, card, { failed: false, authenticated: false }), act.now);
  await announce(act, 'charge.succeeded', charged);
  await bookCharge(act, charged);
  const amount_received = intent.amount;
  Object.assign(intent, { status: 'succeeded', amount_received, payment_method: method.id, latest_charge: charged.id });
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.succeeded', intent);
  await announce(act, 'charge.updated', charged, { balance_transaction: null });
  if (card.behaviour === 'dispute_later') await insertDue(act.tx, 'open_dispute', charged.id, act.now + act.house.disputeAfterSeconds);
  return intent;
}

function failureOf(act: Act, method: Method, card: TestCard): NonNullable<TestCard['decline']> | null {
  const now = new Date(act.now * 1000);
  const { exp_year: year, exp_month: month } = method.card!;
  if (year < now.getUTCFullYear() || (year === now.getUTCFullYear() && month < now.getUTCMonth() + 1))
    return { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' };
  if (card.name === 'three_d_secure_always') {
    const message = 'Your card was declined. This transaction requires authentication.';
    return { code: 'authentication_required', declineCode: 'authentication_required', message };
  }
  return card.behaviour === 'decline' ? card.decline! : null;
}
