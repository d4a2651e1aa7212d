import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { ensureHolder } from './cards/keep-card.ts';
import { lookUpPayment } from './look-up-payment.ts';
import { claim, openPage } from './open-page.ts';
import { linesAddUp, nextLook, PAGE_OPEN_MS, type PaymentLine, type PaymentState, stateOf } from './payment.ts';
import type { SessionRequest } from './processor.ts';
import { type FactRow, factsOf, insertLookup, insertPayment, type PaymentRow, paymentFor, postponeLookup } from './queries.ts';

export interface CheckoutInput {
  /** What is paid for, and its id: opaque here. The same thing is never paid twice. */
  purpose: string;
  subject: string;
  agency: string | null;
  amountCents: Money;
  lines: PaymentLine[];
  successUrl: string;
  cancelUrl: string;
  email: string;
  lang: Lang;
  /** The payer lets us keep the card he will pay with. */
  keepCard?: boolean;
  /** Asked before a new payment is written down, in the same transaction; it refuses what must not begin. */
  guard?: (tx: Tx) => Promise<void>;
}

export interface Checkout {
  payment: string;
  state: PaymentState;
  /** The processor's page, while it can be paid there. */
  url: string | null;
}

const WAIT_FOR_OTHERS_MS = 12_000;

/**
 * Opens the processor's payment page for a thing, or finds the page it has. Double clicks, second tabs and retries all get the same page.
 * Refuses payments.lines_do_not_add_up; payments.other_amount when this thing was started with another amount.
 */
export async function startCheckout(app: App, scope: Scope, input: CheckoutInput): Promise<Checkout> {
  requireRealm(scope, 'customer');
  const payer = requireActor(scope);
  if (!linesAddUp(input.lines, input.amountCents)) refuse('payments.lines_do_not_add_up');
  const holder = input.keepCard ? await ensureHolder(app, scope, payer, input.email) : null;
  const payment = await app.tx(scope, async (tx) => {
    const wanted = newPayment(app, payer, input, holder);
    if (input.guard && !(await paymentFor(tx, input.purpose, input.subject))) await input.guard(tx);
    if (await insertPayment(tx, wanted)) {
      await insertLookup(tx, wanted.paymentId, nextLook(0, app.clock.now()));
      return wanted;
    }
    return (await paymentFor(tx, input.purpose, input.subject)) ?? refuse('kernel.not_allowed');
  });
  if (payment.amountCents !== input.amountCents) refuse('payments.other_amount');
  const before = await read(app, scope.request, payment.paymentId);
  if (payment.cardId !== null) {
    // It was begun with a kept card, in another tab: there is no page.
    await lookUpPayment(app, scope.request, payment.paymentId);
  } else if (before.state === 'open') {
    // Somebody comes back to a page opened earlier: it may be paid or expired by now, and must not ask for money again.
    await lookUpPayment(app, scope.request, payment.paymentId);
  } else if (before.state === 'unknown') {
    await lookUpPayment(app, scope.request, payment.paymentId);
  } else if (before.state === 'starting') {
    await open(app, scope.request, payment);
  }
  const after = await read(app, scope.request, payment.paymentId);
  return { payment: payment.paymentId, state: after.state, url: after.url };
}

async function open(app: App, request: string, payment: PaymentRow): Promise<void> {
  const deadline = Date.now() + WAIT_FOR_OTHERS_MS;
  while (Date.now() < deadline) {
    if (await claim(app, request, payment.paymentId)) {
      await openPage(app, request, payment);
      // The next look is for payments whose webhook gets lost.
      await app.tx(systemScope(request), (tx) => postponeLookup(tx, payment.paymentId, 1, nextLook(1, app.clock.now())));
      return;
    }
    await sleep(60);
    if ((await read(app, request, payment.paymentId)).state !== 'starting') return;
  }
}

async function read(app: App, request: string, paymentId: string): Promise<{ state: PaymentState; url: string | null }> {
  const facts = await app.tx(systemScope(request), (tx) => factsOf(tx, paymentId));
  return pageOf(facts, app.clock.now());
}

/** The state of a payment, and the address of its page while it can be paid there. */
export function pageOf(facts: readonly FactRow[], now: Date): { state: PaymentState; url: string | null; expiresAt: Date | null } {
  const state = stateOf(facts.map((fact) => fact.kind));
  const opened = facts.find((fact) => fact.kind === 'opened');
  const expiresAt = opened?.details['expiresAt'] ? new Date(opened.details['expiresAt']) : null;
  const payable = state === 'open' && expiresAt !== null && expiresAt > now;
  return { state, url: payable ? (opened?.details['url'] ?? null) : null, expiresAt };
}

function newPayment(app: App, payer: string, input: CheckoutInput, holder: string | null): PaymentRow {
  const paymentId = newId('pay');
  const now = app.clock.now();
  return {
    paymentId,
    purpose: input.purpose,
    subject: input.subject,
    payer,
    agencyId: input.agency,
    amountCents: input.amountCents,
    currency: 'usd',
    idempotencyKey: `kinline-checkout-${paymentId}`,
    request: sessionRequest(paymentId, input, new Date(now.getTime() + PAGE_OPEN_MS), holder),
    cardId: null,
    calledAt: new Date(),
    createdAt: now,
  };
}

function sessionRequest(paymentId: string, input: CheckoutInput, expiresAt: Date, holder: string | null): SessionRequest {
  const metadata = { payment_id: paymentId, purpose: input.purpose, subject: input.subject };
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    client_reference_id: paymentId,
    line_items: input.lines
      .filter((line) => line.amountCents > 0n)
      .map((line) => ({
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: Number(line.amountCents), product_data: { name: line.name } },
      })),
    metadata,
    payment_intent_data: { metadata, ...(holder === null ? {} : { setup_future_usage: 'off_session' as const }) },
    // The processor would otherwise show foreign cards another price than the one we promised.
    adaptive_pricing: { enabled: false },
    ...(holder === null ? { customer_email: input.email } : { customer: holder }),
    locale: input.lang === 'es' ? 'es-419' : 'en',
    submit_type: 'pay',
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
  };
}
