import Stripe from 'stripe';
import type { Money } from '#kernel/money.ts';
import { balanceLine } from './reconciliation/balance-lines.ts';
import { type Payout, payoutOf } from './payouts/payout.ts';
import type { TheirPage, TheirWindow } from './reconciliation/their-line.ts';

export type SessionRequest = Stripe.Checkout.SessionCreateParams;
export type ChargeRequest = Stripe.PaymentIntentCreateParams;

/** A payment page of the processor, in our words. Times are the processor's. */
export interface Session {
  id: string;
  status: 'open' | 'complete' | 'expired';
  paid: boolean;
  url: string | null;
  expiresAt: Date;
  intent: string | null;
  amountCents: Money | null;
  currency: string | null;
  paymentId: string | null;
  livemode: boolean;
}

/** The card a payment was made with, kept for the next time because its owner agreed. */
export interface PaidMethod {
  method: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
}

/** What the processor kept for itself of one charge, and which card it was. `feeCents` is null until it says so. */
export interface ChargeCost {
  charge: string;
  feeCents: Money | null;
  balanceTransaction: string | null;
  brand: string | null;
  last4: string | null;
  funding: string | null;
  kept: PaidMethod | null;
}

/** refused: it will never happen. unknown: it may or may not have happened; only looking tells. */
export type Answer = { kind: 'ok'; session: Session } | { kind: 'refused'; reason: string } | { kind: 'unknown'; reason: string };

/** What became of a charge of a kept card. */
export type ChargeAnswer =
  | { kind: 'paid'; intent: string; amountCents: Money; currency: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'unknown'; reason: string };

/** What the processor says of one refund. `feeCents` is what it keeps for it, null until it says so. */
export interface MadeRefund {
  id: string;
  status: string | null;
  intent: string | null;
  amountCents: Money;
  currency: string;
  why: string | null;
  /** Ours, as we gave them along; null when it was begun elsewhere. */
  refundId: string | null;
  attempt: number;
  feeCents: Money | null;
}

export type RefundAnswer = { kind: 'ok'; refund: MadeRefund } | { kind: 'refused'; reason: string } | { kind: 'unknown'; reason: string };

export interface Processor {
  /** Opens a page, or finds the one this key has opened before. Takes at most the time-out. */
  openSession(request: SessionRequest, key: string): Promise<Answer>;
  readSession(id: string): Promise<Session>;
  /** Every page opened for this payment within a day of these times. */
  findSessions(paymentId: string, around: readonly Date[]): Promise<Session[]>;
  /** Charges a kept card, or answers with the charge this key has made before. Takes at most the time-out. */
  charge(request: ChargeRequest, key: string): Promise<ChargeAnswer>;
  /** Every charge made for this payment within a day of these times. */
  findCharges(paymentId: string, around: readonly Date[]): Promise<ChargeAnswer[]>;
  /** The customer at the processor, under whom cards are kept; null when it does not answer. */
  makeHolder(who: { customer: string; email: string }, key: string): Promise<string | null>;
  /** Has a kept card forgotten; a second time is nothing new. */
  detachMethod(method: string): Promise<void>;
  readCost(intent: string): Promise<ChargeCost | null>;
  /** Closes a page, so that nobody pays there any more. False when it is paid or closed. */
  closeSession(id: string): Promise<boolean>;
  /** Pays back, or answers with the refund this key has made before. Takes at most the time-out. */
  refund(request: { intent: string; amountCents: Money; refundId: string; attempt: number }, key: string): Promise<RefundAnswer>;
  readRefund(id: string): Promise<MadeRefund>;
  /** Every refund of one payment. */
  findRefunds(intent: string): Promise<MadeRefund[]>;
  /** What it paid out to our bank since a moment, the newest first. */
  listPayouts(since: Date): Promise<Payout[]>;
  /** A page of what has moved on our balance, the newest first. */
  listBalance(window: TheirWindow, after: string | null): Promise<TheirPage>;
  /** The event, if the signature is the processor's and at most 300 s old; null otherwise. */
  readEvent(body: string | Uint8Array, signature: string | null): Stripe.Event | null;
}

declare module '#kernel/app.ts' {
  interface App {
    readonly processor: Processor;
  }
}

const HOUR_S = 3600;
const SIGNATURE_TOLERANCE_S = 300;

/** The processor behind the official SDK. `host`, `port` and `protocol` point it at a stand-in; left out, at the real one. */
export function makeProcessor(settings: {
  secretKey: string;
  webhookSecret: string;
  host?: string;
  port?: number | string;
  protocol?: 'http' | 'https';
  timeoutMs?: number;
}): Processor {
  const timeout = settings.timeoutMs ?? 10_000;
  const stripe = new Stripe(settings.secretKey, {
    ...(settings.host === undefined ? {} : { host: settings.host }),
    ...(settings.port === undefined ? {} : { port: settings.port }),
    ...(settings.protocol === undefined ? {} : { protocol: settings.protocol }),
    timeout,
    maxNetworkRetries: 2,
    telemetry: false,
  });

  async function openSession(request: SessionRequest, key: string): Promise<Answer> {
    try {
      const call = stripe.checkout.sessions.create(request, { idempotencyKey: key });
      return { kind: 'ok', session: sessionOf(await within(timeout, call)) };
    } catch (error) {
      return { kind: neverHappened(error) ? 'refused' : 'unknown', reason: reasonOf(error) };
    }
  }

  async function findSessions(paymentId: string, around: readonly Date[]): Promise<Session[]> {
    const pages = stripe.checkout.sessions.list({ created: dayAround(around), limit: 100 });
    const found: Session[] = [];
    for await (const session of pages) if (paymentOf(session) === paymentId) found.push(sessionOf(session));
    return found;
  }

  async function readCost(intent: string): Promise<ChargeCost | null> {
    const paid = await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge.balance_transaction'] });
    const charge = paid.latest_charge;
    if (charge === null || typeof charge === 'string') return null;
    const balance = typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null;
    const card = charge.payment_method_details?.card;
    return {
      charge: charge.id,
      feeCents: balance === null ? null : BigInt(balance.fee),
      balanceTransaction: balance?.id ?? null,
      brand: card?.brand ?? null,
      last4: card?.last4 ?? null,
      funding: card?.funding ?? null,
      kept: keptBy(paid, card),
    };
  }

  function readEvent(body: string | Uint8Array, signature: string | null): Stripe.Event | null {
    if (!signature) return null;
    try {
      return stripe.webhooks.constructEvent(body, signature, settings.webhookSecret, SIGNATURE_TOLERANCE_S);
    } catch {
      return null;
    }
  }

  return {
    openSession,
    readSession: async (id) => sessionOf(await stripe.checkout.sessions.retrieve(id)),
    findSessions,
    readCost,
    ...keptCards(stripe, timeout),
    ...backAndBalance(stripe, timeout),
    readEvent,
  };
}

function keptBy(paid: Stripe.PaymentIntent, card: Stripe.Charge.PaymentMethodDetails.Card | null | undefined): PaidMethod | null {
  const method = idOf(paid.payment_method);
  if (method === null || paid.setup_future_usage === null || paid.customer === null || !card?.brand || !card.last4) return null;
  return { method, brand: card.brand, last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year };
}

function keptCards(stripe: Stripe, timeout: number): Pick<Processor, 'charge' | 'findCharges' | 'makeHolder' | 'detachMethod'> {
  async function charge(request: ChargeRequest, key: string): Promise<ChargeAnswer> {
    try {
      return chargeOf(await within(timeout, stripe.paymentIntents.create(request, { idempotencyKey: key })));
    } catch (error) {
      return { kind: isNo(error) || neverHappened(error) ? 'refused' : 'unknown', reason: declineOf(error) ?? reasonOf(error) };
    }
  }

  async function findCharges(paymentId: string, around: readonly Date[]): Promise<ChargeAnswer[]> {
    const found: ChargeAnswer[] = [];
    for await (const intent of stripe.paymentIntents.list({ created: dayAround(around), limit: 100 }))
      if (intent.metadata['payment_id'] === paymentId) found.push(chargeOf(intent));
    return found;
  }

  async function makeHolder({ customer, email }: { customer: string; email: string }, key: string): Promise<string | null> {
    const call = stripe.customers.create({ email, metadata: { login: customer } }, { idempotencyKey: key });
    return await within(timeout, call).then(
      ({ id }) => id,
      () => null,
    );
  }

  async function detachMethod(method: string): Promise<void> {
    await within(timeout, stripe.paymentMethods.detach(method)).catch((error: unknown) => {
      if (!neverHappened(error)) throw error;
    });
  }
  return { charge, findCharges, makeHolder, detachMethod };
}

function chargeOf(intent: Stripe.PaymentIntent): ChargeAnswer {
  const { id, status, amount_received, currency, last_payment_error: error } = intent;
  if (status === 'succeeded') return { kind: 'paid', intent: id, amountCents: BigInt(amount_received), currency };
  if (status === 'processing') return { kind: 'unknown', reason: status };
  return { kind: 'refused', reason: error?.decline_code ?? error?.code ?? status };
}

function dayAround(around: readonly Date[]): { gte: number; lte: number } {
  const times = around.map((time) => Math.floor(time.getTime() / 1000));
  return { gte: Math.min(...times) - HOUR_S, lte: Math.max(...times) + 25 * HOUR_S };
}

function backAndBalance(
  stripe: Stripe,
  timeout: number,
): Pick<Processor, 'closeSession' | 'refund' | 'readRefund' | 'findRefunds' | 'listPayouts' | 'listBalance'> {
  async function closeSession(id: string): Promise<boolean> {
    try {
      await within(timeout, stripe.checkout.sessions.expire(id));
      return true;
    } catch (error) {
      if (neverHappened(error)) return false;
      throw error;
    }
  }

  async function refund(request: Parameters<Processor['refund']>[0], key: string): Promise<RefundAnswer> {
    const metadata = { refund_id: request.refundId, attempt: String(request.attempt) };
    const body: Stripe.RefundCreateParams = { payment_intent: request.intent, amount: Number(request.amountCents), metadata };
    try {
      return { kind: 'ok', refund: refundOf(await within(timeout, stripe.refunds.create(body, { idempotencyKey: key }))) };
    } catch (error) {
      return { kind: neverHappened(error) ? 'refused' : 'unknown', reason: codeOf(error) ?? reasonOf(error) };
    }
  }

  async function findRefunds(intent: string): Promise<MadeRefund[]> {
    const found: MadeRefund[] = [];
    for await (const made of stripe.refunds.list({ payment_intent: intent, limit: 100 })) found.push(refundOf(made));
    return found;
  }

  async function listPayouts(since: Date): Promise<Payout[]> {
    const found: Payout[] = [];
    const created = { gte: Math.floor(since.getTime() / 1000) };
    for await (const made of stripe.payouts.list({ created, limit: 100 })) found.push(payoutOf(made));
    return found;
  }

  const readRefund = async (id: string) => refundOf(await stripe.refunds.retrieve(id, { expand: ['balance_transaction'] }));
  const listBalance: Processor['listBalance'] = (window, after) => within(timeout, balancePage(stripe, window, after));
  return { closeSession, refund, readRefund, findRefunds, listPayouts, listBalance };
}

async function balancePage(stripe: Stripe, { from, until }: TheirWindow, after: string | null): Promise<TheirPage> {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const moved = await stripe.balanceTransactions.list({
    created: { ...(from === null ? {} : { gte: seconds(from) }), lt: seconds(until) },
    limit: 100,
    expand: ['data.source'],
    ...(after === null ? {} : { starting_after: after }),
  });
  return { lines: moved.data.map(balanceLine), next: moved.has_more ? (moved.data.at(-1)?.id ?? null) : null };
}

/** A page of the processor in our words. */
export function sessionOf(session: Stripe.Checkout.Session): Session {
  return {
    id: session.id,
    status: statusOf(session),
    paid: session.payment_status === 'paid',
    url: session.url,
    expiresAt: new Date(session.expires_at * 1000),
    intent: idOf(session.payment_intent),
    amountCents: session.amount_total === null ? null : BigInt(session.amount_total),
    currency: session.currency,
    paymentId: paymentOf(session),
    livemode: session.livemode,
  };
}

/** A refund of the processor in our words. */
export function refundOf(made: Stripe.Refund): MadeRefund {
  const balance = typeof made.balance_transaction === 'object' ? made.balance_transaction : null;
  return {
    id: made.id,
    status: made.status,
    intent: idOf(made.payment_intent),
    amountCents: BigInt(made.amount),
    currency: made.currency,
    why: made.failure_reason ?? null,
    refundId: made.metadata?.['refund_id'] ?? null,
    attempt: Number(made.metadata?.['attempt'] ?? 1) || 1,
    feeCents: balance === null ? null : BigInt(balance.fee),
  };
}

function statusOf(session: Stripe.Checkout.Session): Session['status'] {
  if (session.status === 'complete') return 'complete';
  return session.status === 'expired' ? 'expired' : 'open';
}

/** Our own id of the payment, as we gave it to the processor. */
export function paymentOf(session: Pick<Stripe.Checkout.Session, 'client_reference_id' | 'metadata'>): string | null {
  return session.client_reference_id ?? session.metadata?.['payment_id'] ?? null;
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

// Only a request found wrong proves that it was not carried out. A wrong key (401) says nothing of an earlier try with a
// good one, and "this key came with other parameters" proves that something does exist.
function neverHappened(error: unknown): boolean {
  return (
    isStripeError(error) &&
    error.type === 'StripeInvalidRequestError' &&
    error.statusCode !== undefined &&
    [400, 402, 404].includes(error.statusCode)
  );
}

function isStripeError(
  error: unknown,
): error is { type: string; statusCode?: number; code?: string; decline_code?: string; message: string } {
  return (
    typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string' && error.type.startsWith('Stripe')
  );
}

// A bank's no: the charge was tried, and is refused for good.
function isNo(error: unknown): boolean {
  return isStripeError(error) && error.type === 'StripeCardError' && error.statusCode === 402;
}

function declineOf(error: unknown): string | null {
  return isStripeError(error) ? (error.decline_code ?? null) : null;
}

function codeOf(error: unknown): string | null {
  return isStripeError(error) ? (error.code ?? null) : null;
}

function reasonOf(error: unknown): string {
  if (isStripeError(error)) return [error.type, error.statusCode, error.code].filter((part) => part !== undefined).join(' ');
  return error instanceof Error ? error.name : 'unknown error';
}

class TimeOutError extends Error {
  override name = 'TimeOutError';
}

// The SDK's own limit is for each try; a person waits for all of them together.
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TimeOutError()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // an answer after the time-out is found by looking
  }
}
