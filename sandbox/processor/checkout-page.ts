import type Stripe from 'stripe';
import { isFromElsewhere, seeOther, type Reply, type Visit } from '../http.ts';
import { NOTHING_KEPT, readCardForm, type Kept } from './checkout-form.ts';
import { bankPage, donePage, expiredPage, formPage, gonePage, type CheckoutView } from './checkout-view.ts';
import { pickLang, type Word } from './checkout-words.ts';
import { act, NO_REQUEST, type Act, type House } from './house.ts';
import { randomLetters } from './ids.ts';
import { failChallenge, intentOf, payWithCard, settle, type PaymentResult } from './payments.ts';
import { findAttempt, findByBody, findObject, saveAttempt, type Attempt } from './queries/objects.ts';
import type { Session } from './session-object.ts';
import { closeSession } from './sessions.ts';
import { testCardNamed } from './test-cards.ts';

const ATTEMPT = /^[A-Za-z0-9]{24}$/;
const REFUSALS: readonly Word[] = ['generic_decline', 'insufficient_funds', 'expired_card', 'incorrect_cvc', 'authentication_failed'];

/** Answers everything below `/c/pay/`. */
export async function answerCheckout(house: House, visit: Visit): Promise<Reply> {
  const match = /^\/c\/pay\/(cs_test_[A-Za-z0-9]+)(?:\/bank\/([A-Za-z0-9]{24}))?$/.exec(visit.url.pathname);
  const lang = pickLang(visit.url.searchParams.get('lang'), null, visit.headers['accept-language']);
  if (!match) return gonePage(lang);
  if (visit.method === 'POST' && isFromElsewhere(visit)) return { status: 403, body: 'This form came from elsewhere.' };
  return act(house, NO_REQUEST, async (one) => {
    const view = await readView(one, match[1]!, visit);
    if (!view) return gonePage(lang);
    if (view.session.status === 'open' && view.session.expires_at <= one.now) await closeSession(one, view.session);
    if (view.session.status === 'expired') return expiredPage(view);
    if (view.session.status === 'complete') {
      const address = successUrl(view.session);
      return visit.method === 'POST' ? seeOther(address) : donePage(view, address);
    }
    const bankAttempt = match[2];
    if (bankAttempt !== undefined) return answerBank(one, view, bankAttempt, visit);
    return visit.method === 'POST' ? answerPay(one, view, visit) : showForm(one, view, visit);
  });
}

async function readView(one: Act, id: string, visit: Visit): Promise<CheckoutView | null> {
  const session = await findObject<Session>(one.tx, 'checkout.session', id);
  if (!session) return null;
  const customer = typeof session.customer === 'string' ? await findObject<Stripe.Customer>(one.tx, 'customer', session.customer) : null;
  return {
    session,
    items: await findByBody<Stripe.LineItem>(one.tx, 'item', { session: id }),
    lang: pickLang(visit.url.searchParams.get('lang'), session.locale, visit.headers['accept-language']),
    email: session.customer_email ?? customer?.email ?? null,
  };
}

export function successUrl(session: Session): string {
  return session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function blankForm(view: CheckoutView, refused: Word | null = null, kept: Kept = NOTHING_KEPT): Reply {
  return formPage(view, { attempt: randomLetters(24), kept, problems: [], refused, status: 200 });
}

/** After a card was refused, the page says so and keeps what the earlier form held, except the card. */
async function showForm(one: Act, view: CheckoutView, visit: Visit): Promise<Reply> {
  const after = visit.url.searchParams.get('after') ?? '';
  const attempt = ATTEMPT.test(after) ? await findAttempt(one.tx, after) : null;
  if (attempt?.session_id !== view.session.id || attempt.state !== 'refused') return blankForm(view);
  return blankForm(view, refusal(attempt.problem), await keptOf(one, attempt));
}

async function keptOf(one: Act, attempt: Attempt): Promise<Kept> {
  const method = await findMethod(one, attempt);
  const { name, address, email } = method.billing_details;
  const expiry = `${String(method.card!.exp_month).padStart(2, '0')}/${String(method.card!.exp_year).slice(-2)}`;
  return { email: email ?? '', expiry, name: name ?? '', zip: address?.postal_code ?? '' };
}

async function findMethod(one: Act, attempt: Attempt): Promise<Stripe.PaymentMethod> {
  return (await findObject<Stripe.PaymentMethod>(one.tx, 'payment_method', attempt.payment_method_id!))!;
}

function refusal(problem: string | null): Word {
  return REFUSALS.find((word) => word === problem) ?? 'generic_decline';
}

async function answerPay(one: Act, view: CheckoutView, visit: Visit): Promise<Reply> {
  const typed = new URLSearchParams(visit.body);
  const sent = typed.get('attempt') ?? '';
  const attemptId = ATTEMPT.test(sent) ? sent : randomLetters(24);
  const earlier = await findAttempt(one.tx, attemptId);
  if (earlier) return answerAgain(view, earlier);
  const read = readCardForm(typed, view.session, view.email, one.house.clock.now());
  if (!read.ok) {
    const shown = { attempt: attemptId, kept: read.kept, problems: read.problems, refused: null, status: 422 };
    return formPage(view, shown);
  }
  const result = await payWithCard(one, view.session, attemptId, read.form);
  return afterAttempt(view, attemptId, result);
}

/** The same form sent twice (double press, refresh) gets the first one's result. */
function answerAgain(view: CheckoutView, attempt: Attempt): Reply {
  if (attempt.session_id !== view.session.id) return blankForm(view);
  const result: PaymentResult = attempt.state === 'refused' ? { kind: 'refused', problem: attempt.problem ?? '' } : { kind: attempt.state };
  return afterAttempt(view, attempt.id, result);
}

// Always a redirect, so that Back and refresh find pages and not a form to send again.
function afterAttempt(view: CheckoutView, attemptId: string, result: PaymentResult): Reply {
  if (result.kind === 'paid') return seeOther(successUrl(view.session));
  if (result.kind === 'challenge') {
    return seeOther(`/c/pay/${view.session.id}/bank/${attemptId}?lang=${view.lang}`);
  }
  return seeOther(`/c/pay/${view.session.id}?lang=${view.lang}&after=${attemptId}`);
}

async function answerBank(one: Act, view: CheckoutView, attemptId: string, visit: Visit): Promise<Reply> {
  const attempt = await findAttempt(one.tx, attemptId);
  if (attempt?.session_id !== view.session.id) return gonePage(view.lang);
  const form = `/c/pay/${view.session.id}?lang=${view.lang}`;
  if (attempt.state !== 'challenge') return seeOther(`${form}&after=${attemptId}`);
  const method = await findMethod(one, attempt);
  const intent = await intentOf(one, view.session);
  // Another card was tried since: this question is no longer open.
  if (intent.status !== 'requires_action' || intent.payment_method !== method.id) return seeOther(form);
  if (visit.method !== 'POST') return bankPage(view, attemptId, method.card!.last4);
  const yes = new URLSearchParams(visit.body).get('answer') === 'yes';
  if (yes) {
    await settle(one, view.session, intent, method, testCardNamed(attempt.test_card!)!, true);
    await saveAttempt(one.tx, { ...attempt, state: 'paid' }, one.now);
    return seeOther(successUrl(view.session));
  }
  await failChallenge(one, view.session, method);
  await saveAttempt(one.tx, { ...attempt, state: 'refused', problem: 'authentication_failed' }, one.now);
  return seeOther(`${form}&after=${attemptId}`);
}
