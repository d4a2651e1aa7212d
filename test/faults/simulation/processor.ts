import type Stripe from 'stripe';
import type { Processor } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Roll } from './dice.ts';

type Session = Awaited<ReturnType<Processor['readSession']>> & { subject: string };
type Answer = Awaited<ReturnType<Processor['openSession']>>;
type MadeRefund = Awaited<ReturnType<Processor['readRefund']>>;
type RefundAnswer = Awaited<ReturnType<Processor['refund']>>;

const MINUTE = 60_000;
const KEYS_LAST_MS = 24 * 60 * MINUTE;
const DISPUTE_FEE = 1500n;

interface Charge {
  id: string;
  intent: string;
  subject: string;
  paymentId: string;
  amountCents: bigint;
  feeCents: bigint;
  /** Its card takes no money back: a refund fails after it was reported as done. */
  takesNothingBack: boolean;
  dispute: { id: string; status: 'needs_response' | 'won' | 'lost' } | null;
}

interface Refund extends MadeRefund {
  charge: Charge;
}

/** A message on its way to us. */
export interface Message {
  name: string;
  body: string;
}

/** The card processor in memory: what the house may ask of it (`Processor`, without failing), and what payers, banks and its own desk do to it. */
export class FakeProcessor {
  /** What it owes us, as it counts. */
  balance = 0n;
  messages: Message[] = [];
  charges: Charge[] = [];
  refunds: Refund[] = [];
  sessions: Session[] = [];
  readonly #keys = new Map<string, { at: number; answer: Answer | RefundAnswer }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** What was is over and done; only the balance stays. */
  begin(): void {
    this.#keys.clear();
    [this.messages, this.charges, this.refunds, this.sessions] = [[], [], [], []];
  }

  openSession(request: Stripe.Checkout.SessionCreateParams, key: string): Answer {
    return this.#once(key, () => {
      const expiresAt = new Date(request.expires_at! * 1000);
      if (expiresAt.getTime() < this.#now().getTime() + 30 * MINUTE) return { kind: 'refused', reason: 'expires_at' };
      const amount = request.line_items!.reduce((sum, line) => sum + line.price_data!.unit_amount!, 0);
      const id = newId('cs');
      const session = {
        id,
        status: 'open' as const,
        paid: false,
        url: `https://pay.example/${id}`,
        expiresAt,
        intent: null,
        amountCents: BigInt(amount),
        currency: 'usd',
        paymentId: request.client_reference_id!,
        livemode: false,
        subject: String((request.metadata as Stripe.Metadata)['subject']),
      };
      this.sessions.push(session);
      return { kind: 'ok', session: { ...session } };
    });
  }

  readSession(id: string): Session {
    return { ...this.#session(id) };
  }

  findSessions(paymentId: string): Session[] {
    return this.sessions.filter((one) => one.paymentId === paymentId).map((one) => ({ ...one }));
  }

  closeSession(id: string): boolean {
    const session = this.#session(id);
    if (session.status !== 'open') return false;
    this.#expire(session);
    return true;
  }

  readCost(intent: string): Awaited<ReturnType<Processor['readCost']>> {
    const { id: charge, feeCents } = this.#charge(intent);
    return { charge, feeCents, balanceTransaction: `txn_${charge}`, brand: 'visa', last4: '4242', funding: 'credit', kept: null };
  }

  refund(request: Parameters<Processor['refund']>[0], key: string): RefundAnswer {
    return this.#once(key, () => {
      const charge = this.#charge(request.intent);
      if (charge.dispute && charge.dispute.status !== 'won') return { kind: 'refused', reason: 'charge_disputed' };
      if (request.amountCents > this.leftOf(charge)) return { kind: 'refused', reason: 'charge_already_refunded' };
      const { refundId, attempt, amountCents } = request;
      return { kind: 'ok', refund: { ...this.#makeRefund(charge, amountCents, { refundId, attempt }) } };
    });
  }

  readRefund(id: string): MadeRefund {
    return { ...this.refunds.find((one) => one.id === id)! };
  }

  findRefunds(intent: string): MadeRefund[] {
    return this.refunds.filter((one) => one.intent === intent).map((one) => ({ ...one }));
  }

  /** What may still be paid back of a charge. */
  leftOf(charge: Charge): bigint {
    return this.refunds.reduce(
      (left, one) => (one.charge === charge && one.status !== 'failed' ? left - one.amountCents : left),
      charge.amountCents,
    );
  }

  /** A payer presses "Pay" on a page. */
  pay(id: string, card: 'good' | 'declined' | 'takes nothing back'): void {
    const session = this.#session(id);
    if (session.status !== 'open') return;
    const intent = session.intent ?? newId('pi');
    session.intent = intent;
    const metadata = { payment_id: session.paymentId };
    const charge = newId('ch');
    if (card === 'declined') {
      const about = { id: charge, payment_intent: intent, metadata, outcome: { reason: 'generic_decline' }, failure_code: 'card_declined' };
      this.#tell('charge.failed', about);
      this.#tell('payment_intent.payment_failed', { id: intent, metadata, latest_charge: charge, last_payment_error: null });
      return;
    }
    const amountCents = session.amountCents!;
    const amount = Number(amountCents);
    const feeCents = 30n + (amountCents * 29n) / 1000n;
    this.balance += amountCents - feeCents;
    const takesNothingBack = card === 'takes nothing back';
    const { paymentId, subject } = session;
    this.charges.push({ id: charge, intent, subject, paymentId: paymentId!, amountCents, feeCents, takesNothingBack, dispute: null });
    Object.assign(session, { status: 'complete', paid: true });
    this.#tell('payment_intent.succeeded', { id: intent, metadata, amount_received: amount, currency: 'usd' });
    const told = { id: charge, payment_intent: intent, metadata, paid: true, captured: true, amount_captured: amount, currency: 'usd' };
    this.#tell('charge.succeeded', told);
    this.#tell('checkout.session.completed', this.#wired(session));
  }

  /** Pages whose time is over close. */
  expirePages(): void {
    for (const session of this.sessions) if (session.status === 'open' && session.expiresAt <= this.#now()) this.#expire(session);
  }

  /** Somebody at the processor's own desk pays back. */
  refundAtDesk(charge: Charge, amountCents: bigint): void {
    if (charge.dispute === null && amountCents <= this.leftOf(charge)) this.#makeRefund(charge, amountCents, null);
  }

  /** A card gives back what it got; what was pending comes to its end. */
  settleRefund(refund: Refund): void {
    const isPaid = refund.status === 'succeeded';
    if (isPaid && !refund.charge.takesNothingBack) return;
    if (refund.status === 'failed') return;
    const outcome = refund.charge.takesNothingBack ? 'failed' : 'succeeded';
    if (isPaid) this.balance += refund.amountCents;
    else if (outcome === 'succeeded') this.balance -= refund.amountCents;
    Object.assign(refund, { status: outcome, why: outcome === 'failed' ? 'expired_or_canceled_card' : null });
    this.#tell(outcome === 'failed' ? 'refund.failed' : 'refund.updated', wiredRefund(refund));
  }

  openDispute(charge: Charge): void {
    if (charge.dispute !== null) return;
    charge.dispute = { id: newId('dp'), status: 'needs_response' };
    this.balance -= charge.amountCents + DISPUTE_FEE;
    this.#tell('charge.dispute.created', this.#wiredDispute(charge));
    this.#tell('charge.dispute.funds_withdrawn', this.#wiredDispute(charge));
  }

  closeDispute(charge: Charge, outcome: 'won' | 'lost'): void {
    if (charge.dispute?.status !== 'needs_response') return;
    charge.dispute.status = outcome;
    if (outcome === 'won') {
      this.balance += charge.amountCents;
      this.#tell('charge.dispute.funds_reinstated', this.#wiredDispute(charge));
    }
    this.#tell('charge.dispute.closed', this.#wiredDispute(charge));
  }

  #makeRefund(charge: Charge, amountCents: bigint, ours: { refundId: string; attempt: number } | null): Refund {
    // Every third takes its time.
    const status = this.refunds.length % 3 === 2 ? 'pending' : 'succeeded';
    const about = { refundId: ours?.refundId ?? null, attempt: ours?.attempt ?? 1, feeCents: 0n, why: null, currency: 'usd' };
    const refund: Refund = { id: newId('re'), status, intent: charge.intent, amountCents, ...about, charge };
    if (status === 'succeeded') this.balance -= amountCents;
    this.refunds.push(refund);
    this.#tell('refund.created', wiredRefund(refund));
    return refund;
  }

  // A key brings back its first answer as it was then, for a day.
  #once<T extends Answer | RefundAnswer>(key: string, make: () => T): T {
    const before = this.#keys.get(key);
    const now = this.#now().getTime();
    if (before && now - before.at < KEYS_LAST_MS) return before.answer as T;
    const answer = make();
    this.#keys.set(key, { at: now, answer });
    return answer;
  }

  #expire(session: Session): void {
    Object.assign(session, { status: 'expired', url: null });
    this.#tell('checkout.session.expired', this.#wired(session));
  }

  #tell(type: string, object: object): void {
    const id = newId('evt');
    const event = { id, type, livemode: false, created: Math.floor(this.#now().getTime() / 1000), data: { object } };
    this.messages.push({ name: `${type} ${id}`, body: JSON.stringify(event) });
  }

  #wired(session: Session): object {
    return {
      id: session.id,
      status: session.status,
      payment_status: session.paid ? 'paid' : 'unpaid',
      url: session.url,
      expires_at: Math.floor(session.expiresAt.getTime() / 1000),
      payment_intent: session.intent,
      amount_total: Number(session.amountCents),
      currency: session.currency,
      client_reference_id: session.paymentId,
      metadata: {},
      livemode: false,
    };
  }

  #wiredDispute(charge: Charge): object {
    const { id, status } = charge.dispute!;
    const amount = Number(charge.amountCents);
    const moves = [{ amount: -amount, fee: Number(DISPUTE_FEE) }, ...(status === 'won' ? [{ amount, fee: 0 }] : [])];
    return {
      id,
      status,
      amount,
      currency: 'usd',
      payment_intent: charge.intent,
      reason: 'fraudulent',
      balance_transactions: moves,
      evidence_details: { due_by: null, has_evidence: false },
    };
  }

  #session(id: string): Session {
    return this.sessions.find((one) => one.id === id)!;
  }

  #charge(intent: string): Charge {
    return this.charges.find((one) => one.intent === intent)!;
  }
}

function wiredRefund({ id, status, intent, amountCents, currency, why, refundId, attempt }: MadeRefund): object {
  const metadata = refundId === null ? {} : { refund_id: refundId, attempt: String(attempt) };
  return {
    id,
    status,
    payment_intent: intent,
    amount: Number(amountCents),
    currency,
    failure_reason: why,
    metadata,
    balance_transaction: null,
  };
}

/** Disputed, paid back, or all of it ours. */
export type { Charge, Refund };

/** How the roll falls for a card. */
export function cardBy(roll: Roll): 'good' | 'declined' | 'takes nothing back' {
  const side = roll(8);
  return side === 0 ? 'declined' : side === 1 ? 'takes nothing back' : 'good';
}
