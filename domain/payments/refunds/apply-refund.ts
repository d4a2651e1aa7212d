import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookRefundFailed, bookRefundPaid, type PaidFrom } from '../book.ts';
import type { Effect } from '../effect.ts';
import { PAYMENT_REFUND_SETTLED, PAYMENT_REFUND_STUCK, PAYMENT_REFUNDED, PAYMENT_REFUNDED_OUTSIDE } from '../events.ts';
import { factsOf, type PaymentRow } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { insertRest } from '../way-out/queries.ts';
import {
  deleteCall,
  insertRefund,
  insertRefundFact,
  refundById,
  refundByKey,
  refundFactsOf,
  type RefundRow,
  refundsOf,
} from './queries.ts';
import { attemptOf, isStuck, owedAs, owedOnceBack, type RefundFactKind, refundState } from './refund.ts';
import { aboutRefund, settleRefunds } from './settle-refunds.ts';

const KINDS: Readonly<Record<string, RefundFactKind>> = { refund_pending: 'pending', refunded: 'succeeded', refund_failed: 'failed' };

/**
 * Writes down what the processor says of a refund, once, and books it: in any order, before the answer to our own call, and for refunds
 * that were begun at the processor's own desk.
 */
export async function applyRefund(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  const { kind, object, amountCents, details } = effect;
  if (!(await recordFact(app, tx, payment.paymentId, { kind, processorObject: object, amountCents, details }))) return 'known';
  const told = { object, amount: amountCents === null ? null : moneyToJson(amountCents), ...details };
  await audit(
    tx,
    scope,
    { action: `payments.${kind}`, subject: payment.paymentId, agency: payment.agencyId, details: told },
    app.clock.now(),
  );
  const found = (await ourRefund(tx, payment, effect)) ?? (await outsideRefund(app, tx, scope, payment, effect));
  const { refund, attempt } = found;
  const now = app.clock.now();
  const facts = await refundFactsOf(tx, refund.refundId);
  const before = refundState(facts);
  const seen = (await factsOf(tx, payment.paymentId)).filter((fact) => fact.processorObject === object).map((fact) => fact.kind);
  const from = await paidFrom(tx, refund, attempt, before);
  const hadPaid = kind === 'refund_failed' && seen.includes('refunded');
  const owedCents = hadPaid && from === 'paid_before' ? owedOnceBack(facts, attempt) : 0n;
  const rest = owedCents > 0n ? newId('wrs') : null;
  await insertRefundFact(tx, {
    refundId: refund.refundId,
    attempt,
    kind: KINDS[kind]!,
    processorObject: object,
    details: { why: details['why'] ?? null, from, ...(rest && { rest, amount: owedCents.toString() }) },
    at: now,
  });
  if (kind === 'refund_pending') return 'done';
  const isNewest = attemptOf(await refundFactsOf(tx, refund.refundId)) === attempt;
  if (isNewest) await deleteCall(tx, refund.refundId);
  // News of a failure may overtake the news of the success it undoes: then neither moved a cent.
  if (kind === 'refunded') {
    if (!seen.includes('refund_failed')) await paid(app, tx, scope, payment, refund, object, from);
  } else {
    await failed(app, tx, scope, payment, refund, { object, attempt, hadPaid, why: details['why'] ?? null, owedCents, rest });
  }
  await settleRefunds(app, tx, scope, payment);
  return 'done';
}

async function ourRefund(tx: Tx, payment: PaymentRow, { details, amountCents }: Effect): Promise<Found | undefined> {
  const refund = details['refund'] ? await refundById(tx, details['refund']) : undefined;
  if (refund?.paymentId !== payment.paymentId || refund.amountCents !== amountCents || refund.origin !== 'ours') return undefined;
  return { refund, attempt: Number(details['attempt'] ?? 1) };
}

interface Found {
  refund: RefundRow;
  attempt: number;
}

/** A refund begun elsewhere. When we owed just that amount and had not got it out, it has paid that debt. */
async function outsideRefund(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<Found> {
  const key = `processor:${effect.object}`;
  const known = await refundByKey(tx, key);
  if (known) return { refund: known, attempt: 1 };
  const covered = effect.kind === 'refund_failed' ? undefined : await openRefundOf(tx, payment, effect.amountCents ?? 0n);
  const refund: RefundRow = {
    refundId: newId('rfd'),
    paymentId: payment.paymentId,
    amountCents: effect.amountCents ?? 0n,
    reason: 'begun_at_processor',
    key,
    origin: 'processor',
    covers: covered?.refund.refundId ?? null,
    askedBy: null,
    createdAt: app.clock.now(),
  };
  await insertRefund(tx, refund);
  app.log.error(
    { alert: 'payments.refund_outside', payment: payment.paymentId, object: effect.object },
    'a refund was begun at the processor’s own desk',
  );
  if (covered) {
    await insertRefundFact(tx, {
      refundId: covered.refund.refundId,
      attempt: covered.attempt,
      kind: 'paid_otherwise',
      processorObject: effect.object,
      details: { by: refund.refundId },
      at: app.clock.now(),
    });
    await deleteCall(tx, covered.refund.refundId);
    await publish(tx, scope, PAYMENT_REFUND_SETTLED, aboutRefund(payment, covered.refund));
  }
  return { refund, attempt: 1 };
}

async function openRefundOf(tx: Tx, payment: PaymentRow, amountCents: bigint): Promise<Found | undefined> {
  for (const refund of await refundsOf(tx, payment.paymentId)) {
    if (refund.origin !== 'ours' || refund.amountCents !== amountCents) continue;
    const facts = await refundFactsOf(tx, refund.refundId);
    const state = refundState(facts);
    if (state === 'requested' || state === 'disputed' || state === 'unclaimed' || isStuck(state))
      return { refund, attempt: attemptOf(facts) };
  }
  return undefined;
}

async function paidFrom(tx: Tx, refund: RefundRow, attempt: number, before: ReturnType<typeof refundState>): Promise<PaidFrom> {
  const facts = await refundFactsOf(tx, refund.refundId);
  const booked = facts.find((fact) => fact.kind === 'succeeded' && fact.attempt === attempt)?.details['from'];
  if (booked === 'owed' || booked === 'unclaimed' || booked === 'suspense' || booked === 'paid_before') return booked;
  if (refund.origin === 'processor') return refund.covers === null ? 'suspense' : owedAs(await refundFactsOf(tx, refund.covers));
  return before === 'paid_otherwise' || before === 'settled' ? 'paid_before' : owedAs(facts);
}

async function paid(app: App, tx: Tx, scope: Scope, payment: PaymentRow, refund: RefundRow, object: string, from: PaidFrom): Promise<void> {
  await bookRefundPaid(app, tx, scope, { object, subject: payment.subject, amountCents: refund.amountCents, from });
  await addJob(tx, 'payments.read_refund_cost', { payment: payment.paymentId, object }, { key: `payments.read_refund_cost:${object}` });
  if (from === 'paid_before')
    app.log.error({ alert: 'payments.paid_back_twice', payment: payment.paymentId, object }, 'a payer got his money back twice');
  else if (from === 'suspense') await publish(tx, scope, PAYMENT_REFUNDED_OUTSIDE, { ...aboutRefund(payment, refund), cameBack: false });
  else if (refund.origin === 'ours') await publish(tx, scope, PAYMENT_REFUNDED, aboutRefund(payment, refund));
}

async function failed(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  refund: RefundRow,
  about: { object: string; attempt: number; hadPaid: boolean; why: string | null; owedCents: Money; rest: string | null },
): Promise<void> {
  const { object, hadPaid, owedCents, rest } = about;
  app.log.error(
    { alert: 'payments.refund_failed', payment: payment.paymentId, refund: refund.refundId, why: about.why },
    'a card did not take its money back',
  );
  const facts = await refundFactsOf(tx, refund.refundId);
  const booked = facts.find((fact) => fact.attempt === about.attempt && fact.kind === 'succeeded')?.details['from'] as PaidFrom | undefined;
  if (hadPaid && booked) {
    await bookRefundFailed(app, tx, scope, { object, subject: payment.subject, amountCents: refund.amountCents, from: booked, owedCents });
    if (booked === 'suspense') await publish(tx, scope, PAYMENT_REFUNDED_OUTSIDE, { ...aboutRefund(payment, refund), cameBack: true });
  }
  if (rest !== null) {
    // His bank gave to us again what he had from it, and this was all he had left: that is owed as a thing of its own.
    const { payer: customer, purpose, subject, agencyId } = payment;
    const at = app.clock.now();
    await insertRest(tx, {
      restId: rest,
      customer,
      amountCents: owedCents,
      purpose,
      subject,
      agencyId,
      refundId: refund.refundId,
      cameBackOf: null,
      at,
    });
    await publish(tx, scope, PAYMENT_REFUND_STUCK, { ...aboutRefund(payment, refund), amount: moneyToJson(owedCents) });
  } else if (refund.origin === 'ours' && refundState(facts) === 'failed')
    await publish(tx, scope, PAYMENT_REFUND_STUCK, aboutRefund(payment, refund));
}
