import type Stripe from 'stripe';
import type { Processor } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Roll } from './dice.ts';

type Session = Awaited<ReturnType<Processor['readSession']>> & { subject: string; keepsCard: boolean };
type Answer = Awaited<ReturnType<Processor['openSession']>>;
type MadeRefund = Awaited<ReturnType<Processor['readRefund']>>;
type RefundAnswer = Awaited<ReturnType<Processor['refund']>>;
type ChargeAnswer = Awaited<ReturnType<Processor['charge']>>;
type Payout = Awaited<ReturnType<Processor['listPayouts']>>[number];
type PaidMethod = NonNullable<NonNullable<Awaited<ReturnType<Processor['readCost']>>>['kept']>;

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
  /** Its owner had it kept. */
  kept: PaidMethod | null;
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
  payouts: Payout[] = [];
  /** What it owed us before this run. */
  #before = 0n;
  /** Charges of kept cards that a bank refused, by payment. */
  #declined: { paymentId: string; answer: ChargeAnswer }[] = [];
  readonly #methods = new Set<string>();
  readonly #keys = new Map<string, { at: number; answer: Answer | RefundAnswer | ChargeAnswer }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** What was is over and done; only the balance stays. */
  begin(): void {
    this.#before = this.balance;
    this.#keys.clear();
    this.#methods.clear();
    [this.messages, this.charges, this.refunds, this.sessions, this.payouts, this.#declined] = [[], [], [], [], [], []];
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
        keepsCard: request.payment_intent_data?.setup_future_usage !== undefined,
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
    const { id: charge, feeCents, kept } = this.#charge(intent);
    return { charge, feeCents, balanceTransaction: `txn_${charge}`, brand: 'visa', last4: '4242', funding: 'credit', kept };
  }

  makeHolder(customer: string): string {
    return `cus_${customer}`;
  }

  detachMethod(method: string): void {
    this.#methods.delete(method);
  }

  /** Charges a kept card; the bank of every fourth says no. */
  charge(request: Stripe.PaymentIntentCreateParams, key: string): ChargeAnswer {
    return this.#once(key, () => {
      const { payment_id: paymentId, subject } = request.metadata as { payment_id: string; subject: string };
      if (!this.#methods.has(request.payment_method!)) return { kind: 'refused', reason: 'no such payment_method' };
      const intent = newId('pi');
      if ((this.charges.length + this.#declined.length) % 4 === 3) {
        const answer = { kind: 'refused' as const, reason: 'generic_decline' };
        this.#declined.push({ paymentId, answer });
        this.#tellDeclined(intent, paymentId);
        return answer;
      }
      const amountCents = BigInt(request.amount);
      this.#take({ intent, subject, paymentId, amountCents, takesNothingBack: false, kept: null });
      return { kind: 'paid', intent, amountCents, currency: 'usd' };
    });
  }

  findCharges(paymentId: string): ChargeAnswer[] {
    const paid = this.charges.filter((one) => one.paymentId === paymentId);
    return [
      ...paid.map(({ intent, amountCents }) => ({ kind: 'paid' as const, intent, amountCents, currency: 'usd' })),
      ...this.#declined.filter((one) => one.paymentId === paymentId).map(({ answer }) => answer),
    ];
  }

  listPayouts(since: Date): Payout[] {
    return this.payouts.filter(({ madeAt }) => madeAt >= since).map((one) => ({ ...one }));
  }

  /** Sends what it owes us of this run to our bank. */
  payOut(): void {
    const amountCents = this.balance - this.#before;
    if (amountCents <= 0n) return;
    const madeAt = this.#now();
    const about = { currency: 'usd', status: 'pending', why: null, madeAt, arrivesAt: new Date(madeAt.getTime() + 2 * KEYS_LAST_MS) };
    const payout = { id: newId('po'), amountCents, ...about };
    this.payouts.push(payout);
    this.balance -= amountCents;
    this.#tell('payout.created', wiredPayout(payout));
  }

  /** A payout arrives, or comes back from our bank, even after it had arrived. Answers what that moves on our bank account. */
  endPayout(payout: Payout, status: 'paid' | 'failed'): bigint {
    const before = payout.status;
    if (before === 'failed' || before === status) return 0n;
    Object.assign(payout, { status, why: status === 'failed' ? 'account_closed' : null });
    if (status === 'failed') this.balance += payout.amountCents;
    this.#tell(`payout.${status}`, wiredPayout(payout));
    if (status === 'paid') return payout.amountCents;
    return before === 'paid' ? -payout.amountCents : 0n;
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
    const { paymentId, subject } = session;
    if (card === 'declined') return this.#tellDeclined(intent, paymentId!);
    const kept = session.keepsCard ? { method: newId('pm'), brand: 'visa', last4: '4242', expMonth: 12, expYear: 2099 } : null;
    if (kept) this.#methods.add(kept.method);
    const takesNothingBack = card === 'takes nothing back';
    Object.assign(session, { status: 'complete', paid: true });
    this.#take({ intent, subject, paymentId: paymentId!, amountCents: session.amountCents!, takesNothingBack, kept });
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

  #take(made: Omit<Charge, 'id' | 'feeCents' | 'dispute'>): void {
    const { intent, paymentId, amountCents } = made;
    const charge = { ...made, id: newId('ch'), feeCents: 30n + (amountCents * 29n) / 1000n, dispute: null };
    this.balance += amountCents - charge.feeCents;
    this.charges.push(charge);
    const [metadata, amount] = [{ payment_id: paymentId }, Number(amountCents)];
    this.#tell('payment_intent.succeeded', { id: intent, metadata, amount_received: amount, currency: 'usd' });
    const told = { id: charge.id, payment_intent: intent, metadata, paid: true, captured: true, amount_captured: amount, currency: 'usd' };
    this.#tell('charge.succeeded', told);
  }

  #tellDeclined(intent: string, paymentId: string): void {
    const [metadata, charge] = [{ payment_id: paymentId }, newId('ch')];
    const about = { id: charge, payment_intent: intent, metadata, outcome: { reason: 'generic_decline' }, failure_code: 'card_declined' };
    this.#tell('charge.failed', about);
    this.#tell('payment_intent.payment_failed', { id: intent, metadata, latest_charge: charge, last_payment_error: null });
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
  #once<T extends Answer | RefundAnswer | ChargeAnswer>(key: string, make: () => T): T {
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

function wiredPayout({ id, amountCents, currency, status, madeAt, arrivesAt, why }: Payout): object {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  return {
    id,
    amount: Number(amountCents),
    currency,
    status,
    created: seconds(madeAt),
    arrival_date: seconds(arrivesAt),
    failure_code: why,
  };
}

/** Disputed, paid back, or all of it ours. */
export type { Charge, Refund };

/** How the roll falls for a card. */
export function cardBy(roll: Roll): 'good' | 'declined' | 'takes nothing back' {
  const side = roll(8);
  return side === 0 ? 'declined' : side === 1 ? 'takes nothing back' : 'good';
}
