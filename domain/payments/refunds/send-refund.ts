import type { App } from '#kernel/app.ts';
import { addJob } from '#kernel/jobs.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import { systemScope, type Scope } from '#kernel/scope.ts';
import { applyEffect } from '../apply-effect.ts';
import { effectOfRefund } from '../effect.ts';
import { PAYMENT_REFUND_STUCK } from '../events.ts';
import { KEY_LASTS_MS } from '../payment.ts';
import type { MadeRefund } from '../processor.ts';
import { factsOf, paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { coverByOutside } from './cover-by-outside.ts';
import {
  claimCall,
  deleteCall,
  dueCalls,
  insertCalled,
  insertRefundFact,
  postponeCall,
  refundById,
  type RefundFactRow,
  refundFactsOf,
  type RefundRow,
} from './queries.ts';
import { attemptOf, disputesOf, DISPUTED, mayGoOut, refundState } from './refund.ts';
import { aboutRefund, isInDispute, settleRefunds, waitsForBank } from './settle-refunds.ts';

const CLAIM_MS = 15_000;
const AT_ONCE = 200;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LATER_MS = [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE];

interface Call {
  payment: PaymentRow;
  refund: RefundRow;
  intent: string;
  attempt: number;
  /** When this attempt was first called, by the real clock and by ours; null when it is only now. */
  calledBefore: { real: Date; at: Date } | null;
  /** The processor's refund, when it has told us of it. */
  made: string | null;
}

/** Queues a call for every refund whose time for one has come: those that died between two steps and those without an answer. Returns how many. */
export async function resolveRefunds(app: App): Promise<number> {
  return await app.tx(systemScope('sweep-refunds'), async (tx) => {
    const due = await dueCalls(tx, app.clock.now(), AT_ONCE);
    for (const refund of due)
      await addJob(tx, 'payments.send_refund', { refund }, { key: `payments.send_refund:${refund}`, maxAttempts: 1 });
    return due.length;
  });
}

/**
 * Brings a refund to the processor: writes down that it is about to, calls with the attempt's own key, writes down the answer. Any number of
 * calls, deaths and lost answers pay back once: within a day the key finds what it made, after that the processor's list does.
 */
export async function sendRefund(app: App, payload: { refund: string }): Promise<void> {
  const scope = systemScope(`refund-${payload.refund}`);
  const now = new Date();
  if (!(await app.tx(scope, (tx) => claimCall(tx, payload.refund, now, new Date(now.getTime() + CLAIM_MS))))) return;
  const call = await app.tx(scope, (tx) => prepare(app, tx, scope, payload.refund));
  if (call === null) return;
  const answer = await ask(app, call).catch((error: unknown) => ({ kind: 'unknown' as const, reason: String(error) }));
  await app.tx(scope, (tx) => record(app, tx, scope, call, answer));
}

/** What to call, or null when there is nothing to call (any more). */
async function prepare(app: App, tx: Tx, scope: Scope, refundId: string): Promise<Call | null> {
  const refund = await refundById(tx, refundId);
  if (!refund) return null;
  await takeTurn(tx, refund.paymentId);
  const payment = (await paymentById(tx, refund.paymentId))!;
  const paymentFacts = await factsOf(tx, refund.paymentId);
  const facts = await refundFactsOf(tx, refundId);
  const state = refundState(facts);
  const intent = paymentFacts.find((fact) => fact.kind === 'captured')?.processorObject;
  if (!intent || (!mayGoOut(state) && state !== 'pending')) {
    await deleteCall(tx, refundId);
    return null;
  }
  const disputes = disputesOf(paymentFacts);
  const waits = waitsForBank(disputes);
  if (state === 'disputed' && waits) {
    await postponeCall(tx, refundId, () => HOUR, app.clock.now());
    return null;
  }
  const attempt = attemptOf(facts) + (state === 'disputed' ? 1 : 0);
  const called = facts.find((fact) => fact.attempt === attempt && fact.kind === 'called');
  const call = { payment, refund, intent, attempt, calledBefore: timesOf(called), made: madeIn(facts, attempt) };
  if (called) return call;
  if (waits) await refused(app, tx, scope, call, DISPUTED);
  // The bank has kept a part for good: the processor gives no more back of such a payment, and what is still owed goes another way.
  else if (isInDispute(disputes)) await refused(app, tx, scope, call, 'lost_to_bank');
  else if (await insertCalled(tx, refundId, attempt, new Date(), app.clock.now())) return call;
  else await refused(app, tx, scope, call, 'nothing_left');
  return null;
}

function timesOf(called: RefundFactRow | undefined): Call['calledBefore'] {
  return called ? { real: new Date(called.details['calledAt'] ?? called.at), at: called.at } : null;
}

function madeIn(facts: readonly RefundFactRow[], attempt: number): string | null {
  return facts.find((fact) => fact.attempt === attempt && fact.kind === 'pending')?.processorObject ?? null;
}

type Said = Awaited<ReturnType<App['processor']['refund']>> | { kind: 'never' };

async function ask(app: App, call: Call): Promise<Said> {
  const { refund, intent, attempt, calledBefore } = call;
  if (call.made !== null) return { kind: 'ok', refund: await app.processor.readRefund(call.made) };
  const age = calledBefore ? Math.max(Date.now() - calledBefore.real.getTime(), app.clock.now().getTime() - calledBefore.at.getTime()) : 0;
  if (age < KEY_LASTS_MS) {
    const key = `kinline-refund-${refund.refundId}-${attempt}`;
    const answer = await app.processor.refund({ intent, amountCents: refund.amountCents, refundId: refund.refundId, attempt }, key);
    // A key brings back its first answer as it was then; what has become of the refund since must be read.
    if (answer.kind === 'ok' && calledBefore) return { kind: 'ok', refund: await app.processor.readRefund(answer.refund.id) };
    return answer;
  }
  const made = (await app.processor.findRefunds(intent)).find((one) => one.refundId === refund.refundId && one.attempt === attempt);
  return made ? { kind: 'ok', refund: made } : { kind: 'never' };
}

async function record(app: App, tx: Tx, scope: Scope, call: Call, answer: Said): Promise<void> {
  const { refund, attempt } = call;
  if (answer.kind === 'ok') {
    await noteAnswer(app, tx, scope, call, answer.refund);
    return;
  }
  await takeTurn(tx, refund.paymentId);
  // Meanwhile a webhook may have told more than this answer knows.
  const state = refundState(await refundFactsOf(tx, refund.refundId));
  if (state !== 'calling' && state !== 'pending') return;
  if (answer.kind === 'unknown') {
    app.log.warn({ refund: refund.refundId, reason: answer.reason }, 'the processor did not say whether it paid back');
    await insertRefundFact(tx, {
      refundId: refund.refundId,
      attempt,
      kind: 'unknown',
      details: { why: answer.reason },
      at: app.clock.now(),
    });
    await postponeCall(tx, refund.refundId, (tries) => LATER_MS[tries] ?? 10 * MINUTE, app.clock.now());
  } else if (answer.kind === 'never') {
    await insertRefundFact(tx, {
      refundId: refund.refundId,
      attempt,
      kind: 'refused',
      details: { why: 'never_arrived' },
      at: app.clock.now(),
    });
    await insertRefundFact(tx, { refundId: refund.refundId, attempt: attempt + 1, kind: 'asked', at: app.clock.now() });
    await postponeCall(tx, refund.refundId, () => 0, app.clock.now());
  } else {
    await refused(app, tx, scope, call, answer.reason);
  }
}

async function noteAnswer(app: App, tx: Tx, scope: Scope, { refund, payment }: Call, made: MadeRefund): Promise<void> {
  const effect = effectOfRefund(made);
  if (effect !== null) await applyEffect(app, tx, scope, { ...effect, paymentId: payment.paymentId });
  if (made.status === 'pending' || made.status === 'requires_action') await postponeCall(tx, refund.refundId, () => HOUR, app.clock.now());
  else await deleteCall(tx, refund.refundId);
}

async function refused(app: App, tx: Tx, scope: Scope, { refund, payment, attempt }: Call, why: string): Promise<void> {
  await insertRefundFact(tx, { refundId: refund.refundId, attempt, kind: 'refused', details: { why }, at: app.clock.now() });
  // The bank's own news sends it again; should that news get lost, we ask once an hour.
  if (why === DISPUTED) await postponeCall(tx, refund.refundId, () => HOUR, app.clock.now());
  else await deleteCall(tx, refund.refundId);
  await settleRefunds(app, tx, scope, payment);
  if (refundState(await refundFactsOf(tx, refund.refundId)) === 'settled') return;
  if (why === DISPUTED || (await coverByOutside(app, tx, scope, payment, refund, attempt))) return;
  app.log.error({ alert: 'payments.refund_refused', refund: refund.refundId, why }, 'the processor did not pay back');
  await publish(tx, scope, PAYMENT_REFUND_STUCK, aboutRefund(payment, refund));
}
