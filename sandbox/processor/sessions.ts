import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { readPage } from './lists.ts';
import { expandField, metadata, oneOf, pageFields, range, record, must, email, text } from './parameters.ts';
import { cancelIntent } from './payment-intents.ts';
import { invalid, noSuch, unsupported } from './problem.ts';
import { findObject, insertDue, insertObject, saveObject } from './queries/objects.ts';
import { lineItemObject, productObject, sessionObject, type Session, type SessionTotals, type SessionWishes } from './session-object.ts';
import { createSessionFields, type CreateSession, type LineItemData } from './session-parameters.ts';

const LONGEST = 24 * 60 * 60;
const SHORTEST = 30 * 60;
const LEAST_CENTS = 50;
const MOST_CENTS = 99_999_999;

export const createSession = endpoint(createSessionFields, makeSession, checkSession);

async function makeSession(act: Act, params: CreateSession): Promise<Session> {
  const { items, totals } = checkSession(params);
  if (params.customer && !(await findObject(act.tx, 'customer', params.customer))) {
    throw noSuch('customer', params.customer, 'customer', 400);
  }
  const merchant = params.branding_settings?.display_name ?? 'Kinline';
  const expiresAt = checkExpiry(params.expires_at, act.now);
  const made = { now: act.now, origin: act.house.origin, expiresAt, merchant };
  const session = await insertObject(act.tx, sessionObject(params, totals, made), act.now);
  for (const item of items) {
    const product = await insertObject(act.tx, productObject(item, act.now), act.now);
    await insertObject(act.tx, lineItemObject(item, session.id, product.id, act.now), act.now);
  }
  const wishes: SessionWishes = {
    id: wishesId(session.id),
    object: 'session_wishes',
    merchant,
    payment_intent_data: params.payment_intent_data ?? {},
  };
  await insertObject(act.tx, wishes, act.now);
  await insertDue(act.tx, 'expire_session', session.id, expiresAt);
  return session;
}

export function wishesId(sessionId: string): string {
  return `wishes_${sessionId}`;
}

function checkSession(params: CreateSession): { items: LineItemData[]; totals: SessionTotals } {
  if (params.ui_mode !== undefined && params.ui_mode !== 'hosted_page') {
    throw unsupported(`the ui_mode ${params.ui_mode}`, 'ui_mode');
  }
  if (params.mode === undefined) throw missing('mode');
  if (params.mode !== 'payment') throw unsupported(`the mode ${params.mode}`, 'mode');
  if (params.phone_number_collection?.enabled) {
    throw unsupported('the parameter phone_number_collection[enabled]', 'phone_number_collection[enabled]');
  }
  if (params.success_url === undefined) throw missing('success_url');
  if (!params.line_items || params.line_items.length === 0) {
    throw invalid('You must provide line_items in payment mode.', 'line_items', 'parameter_missing');
  }
  if (params.customer && (params.customer_email || params.customer_creation)) {
    const other = params.customer_email ? 'customer_email' : 'customer_creation';
    throw invalid(`You may only specify one of these parameters: customer, ${other}.`, other);
  }
  return { items: params.line_items, totals: addUp(params.line_items, params.currency) };
}

function missing(name: string): Error {
  return invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
}

function addUp(items: LineItemData[], currency: string | undefined): SessionTotals {
  let amount = 0;
  items.forEach((item, index) => {
    const at = `line_items[${index}]`;
    if (item.price !== undefined) throw noSuch('price', item.price, `${at}[price]`, 400);
    const price = item.price_data;
    if (!price) throw missing(`${at}[price_data]`);
    if (price.unit_amount === undefined) throw missing(`${at}[price_data][unit_amount]`);
    if (price.product_data === undefined) throw missing(`${at}[price_data][product_data]`);
    for (const [name, code] of [
      [`${at}[price_data][currency]`, price.currency],
      ['currency', currency],
    ] as const) {
      if (code === undefined || code.toLowerCase() === 'usd') continue;
      throw /^[a-z]{3}$/i.test(code) ? unsupported(`the currency ${code}`, name) : invalid(`Invalid currency: ${code}.`, name);
    }
    amount += price.unit_amount * (item.quantity ?? 1);
  });
  if (amount < LEAST_CENTS) {
    throw invalid("The Checkout Session's total amount due must add up to at least $0.50 usd", undefined, 'amount_too_small');
  }
  if (amount > MOST_CENTS) {
    throw invalid('The total amount due must be no more than $999,999.99', undefined, 'amount_too_large');
  }
  return { currency: 'usd', amount };
}

function checkExpiry(wanted: number | undefined, now: number): number {
  if (wanted === undefined) return now + LONGEST;
  if (wanted < now + SHORTEST) {
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', 'expires_at');
  }
  if (wanted > now + LONGEST) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', 'expires_at');
  }
  return wanted;
}

export async function findSession(act: Act, id: string, param = 'session'): Promise<Session> {
  const session = await findObject<Session>(act.tx, 'checkout.session', id);
  if (!session) throw noSuch('checkout.session', id, param, 404);
  return session;
}

export const retrieveSession = endpoint(expandField, (act, _params, [id]) => findSession(act, id!));

export const updateSession = endpoint({ ...expandField, metadata: metadata() }, async (act, params, [id]) => {
  const session = await findSession(act, id!);
  session.metadata = { ...session.metadata, ...params.metadata };
  await saveObject(act.tx, session);
  return session;
});

export const listSessions = endpoint(
  {
    ...pageFields,
    created: range(),
    customer: text(),
    customer_details: record({ email: must(email()) }),
    payment_intent: text(),
    status: oneOf('complete', 'expired', 'open'),
  },
  (act, params) => {
    const { customer, customer_details, payment_intent, status } = params;
    const part = { customer, customer_details, payment_intent, status };
    return readPage<Session>(act.tx, act.now, { kind: 'checkout.session', part, params, url: '/v1/checkout/sessions' });
  },
);

export const listLineItems = endpoint(pageFields, async (act, params, [id]) => {
  const session = await findSession(act, id!);
  const url = `/v1/checkout/sessions/${session.id}/line_items`;
  return readPage<Stripe.LineItem>(act.tx, act.now, {
    kind: 'item',
    part: { session: session.id },
    params,
    url,
    ascending: true,
  });
});

export const expireSession = endpoint(expandField, async (act, _params, [id]) => {
  const session = await findSession(act, id!);
  if (session.status !== 'open') {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      'session',
    );
  }
  return closeSession(act, session);
});

/** Ends an open session. Its payment intent, if an attempt made one, can never succeed afterwards. */
export async function closeSession(act: Act, session: Session): Promise<Session> {
  session.status = 'expired';
  session.url = null;
  await saveObject(act.tx, session);
  if (typeof session.payment_intent === 'string') {
    const intent = await findObject<Stripe.PaymentIntent>(act.tx, 'payment_intent', session.payment_intent);
    if (intent && intent.status !== 'canceled' && intent.status !== 'succeeded') {
      await cancelIntent(act, intent, 'automatic');
    }
  }
  await announce(act, 'checkout.session.expired', session);
  return session;
}
