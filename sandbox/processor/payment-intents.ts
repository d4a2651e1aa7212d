import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { processorId, randomLetters } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, oneOf, pageFields, range, text } from './parameters.ts';
import { invalid, noSuch } from './problem.ts';
import { findByBody, findObject, saveObject } from './queries/objects.ts';
import type { Session, SessionWishes } from './session-object.ts';

type Intent = Stripe.PaymentIntent;
const CANCELABLE = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action', 'processing'];

export function paymentIntentObject(session: Session, wishes: SessionWishes, now: number): Intent {
  const { amount_total, currency, customer, payment_method_options } = session;
  const wanted = { ...wishes.payment_intent_data, amount: amount_total!, currency: currency!, customer };
  return intentObject({ ...wanted, request_three_d_secure: payment_method_options?.card?.request_three_d_secure }, now);
}

type Wanted = Pick<Intent, 'amount' | 'currency' | 'customer'> &
  Partial<Pick<Intent, 'capture_method' | 'description' | 'metadata' | 'receipt_email' | 'setup_future_usage'>> & {
    statement_descriptor?: string;
    statement_descriptor_suffix?: string;
    request_three_d_secure?: NonNullable<Stripe.PaymentIntent.PaymentMethodOptions['card']>['request_three_d_secure'] | undefined;
  };

export function intentObject(wanted: Wanted, now: number): Intent {
  const id = processorId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: wanted.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wanted.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${randomLetters(25)}`,
    confirmation_method: 'automatic',
    created: now,
    currency: wanted.currency,
    customer: wanted.customer,
    customer_account: null,
    description: wanted.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: wanted.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: wanted.request_three_d_secure ?? 'automatic',
      },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: wanted.receipt_email ?? null,
    review: null,
    setup_future_usage: wanted.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: wanted.statement_descriptor ?? null,
    statement_descriptor_suffix: wanted.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}

export async function findIntent(act: Act, id: string, param = 'intent', status: 400 | 404 = 404): Promise<Intent> {
  const intent = await findObject<Intent>(act.tx, 'payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id, param, status);
  return intent;
}

export const retrieveIntent = endpoint({ ...expandField, client_secret: text() }, (act, _params, [id]) => findIntent(act, id!));

export const listIntents = endpoint({ ...pageFields, created: range(), customer: text() }, (act, params) =>
  readPage<Intent>(act.tx, act.now, {
    kind: 'payment_intent',
    part: { customer: params.customer },
    params,
    url: '/v1/payment_intents',
  }),
);

export const cancelIntentEndpoint = endpoint(
  { ...expandField, cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer') },
  async (act, params, [id]) => {
    const intent = await findIntent(act, id!);
    if (!CANCELABLE.includes(intent.status)) {
      throw invalid(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
        undefined,
        'payment_intent_unexpected_state',
      );
    }
    const [session] = await findByBody<Session>(act.tx, 'checkout.session', { payment_intent: intent.id });
    if (session?.status === 'open') {
      throw invalid(
        'You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout Session instead.',
        undefined,
        'payment_intent_unexpected_state',
      );
    }
    return cancelIntent(act, intent, params.cancellation_reason ?? null);
  },
);

export async function cancelIntent(act: Act, intent: Intent, reason: Intent['cancellation_reason']): Promise<Intent> {
  intent.status = 'canceled';
  intent.canceled_at = act.now;
  intent.cancellation_reason = reason;
  intent.next_action = null;
  await saveObject(act.tx, intent);
  await announce(act, 'payment_intent.canceled', intent);
  return intent;
}
