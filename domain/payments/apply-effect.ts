import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { bookCapture } from './book.ts';
import { concernsTakenMoney, type Effect, effectFromJson } from './effect.ts';
import { PAYMENT_CAPTURED, PAYMENT_EXPIRED, PAYMENT_MISMATCH } from './events.ts';
import { stateOf } from './payment.ts';
import { deleteLookup, type FactRow, factsOf, type PaymentRow, paymentById, paymentOfIntent, takeTurn, waitingEffects } from './queries.ts';
import { recordFact } from './record-fact.ts';
import { applyDispute } from './refunds/apply-dispute.ts';
import { applyRefund } from './refunds/apply-refund.ts';

export interface Applied {
  /** done: written now. known: was there. waiting: its payment is not known yet. mismatch: not what was asked, nothing booked. unmatched: not ours. */
  outcome: 'done' | 'known' | 'waiting' | 'mismatch' | 'unmatched';
  paymentId: string | null;
}

/** Writes what the processor says has happened, once, with its booking and its news, in the caller's transaction. */
export async function applyEffect(app: App, tx: Tx, scope: Scope, effect: Effect): Promise<Applied> {
  // Always the processor's object before our payment, so that two messages about one payment can't wait for each other.
  if (effect.intent !== null) await takeTurn(tx, effect.intent);
  const paymentId = effect.paymentId ?? (effect.intent === null ? undefined : await paymentOfIntent(tx, effect.intent)) ?? null;
  if (paymentId === null)
    return { outcome: concernsTakenMoney(effect.kind) && effect.intent !== null ? 'waiting' : 'unmatched', paymentId: null };
  await takeTurn(tx, paymentId);
  const payment = isId('pay', paymentId) ? await paymentById(tx, paymentId) : undefined;
  if (payment === undefined) {
    // Every page was asked for after its intent was committed, so a payment of ours that we don't know means lost data.
    app.log.error(
      { alert: 'payments.unknown_payment', payment: paymentId, object: effect.object, kind: effect.kind },
      'the processor knows a payment that we do not',
    );
    return { outcome: 'unmatched', paymentId: null };
  }
  return { outcome: await applyTo(app, tx, scope, payment, effect), paymentId };
}

async function applyTo(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known' | 'mismatch'> {
  const facts = await factsOf(tx, payment.paymentId);
  switch (effect.kind) {
    case 'captured':
      return await applyCapture(app, tx, scope, payment, facts, effect);
    case 'expired':
      return await applyExpiry(app, tx, scope, payment, facts, effect);
    case 'declined':
      return (await recordFact(app, tx, payment.paymentId, { kind: 'declined', processorObject: effect.object, details: effect.details }))
        ? 'done'
        : 'known';
    default:
      return await applyAside(app, tx, scope, payment, effect);
  }
}

async function applyCapture(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  facts: FactRow[],
  effect: Effect,
): Promise<'done' | 'known' | 'mismatch'> {
  const captured = facts.find((fact) => fact.kind === 'captured');
  if (captured?.processorObject === effect.object) return 'known';
  const wrong = whatIsWrong(payment, facts, effect);
  if (wrong !== null) return await recordMismatch(app, tx, scope, payment, effect, wrong);
  await recordFact(app, tx, payment.paymentId, {
    kind: 'captured',
    processorObject: effect.object,
    amountCents: effect.amountCents,
    details: { currency: effect.currency, session: effect.session },
  });
  await bookCapture(app, tx, scope, payment);
  await publish(tx, scope, PAYMENT_CAPTURED, { ...aboutPayment(payment), amount: moneyToJson(payment.amountCents) });
  await deleteLookup(tx, payment.paymentId);
  if (effect.intent !== null) {
    await addJob(
      tx,
      'payments.read_cost',
      { payment: payment.paymentId, intent: effect.intent },
      { key: `payments.read_cost:${payment.paymentId}` },
    );
    for (const kept of await waitingEffects(tx, effect.intent)) {
      await applyAside(app, tx, scope, payment, effectFromJson(kept as Parameters<typeof effectFromJson>[0]));
    }
  }
  return 'done';
}

function whatIsWrong(payment: PaymentRow, facts: readonly FactRow[], effect: Effect): string | null {
  const opened = facts.find((fact) => fact.kind === 'opened');
  if (facts.some((fact) => fact.kind === 'captured')) return 'charged twice';
  if (effect.amountCents !== payment.amountCents) return 'other amount';
  if (effect.currency !== payment.currency) return 'other currency';
  if (effect.session !== null && opened !== undefined && opened.processorObject !== effect.session) return 'other page';
  return null;
}

async function recordMismatch(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  effect: Effect,
  why: string,
): Promise<'known' | 'mismatch'> {
  const first = await recordFact(app, tx, payment.paymentId, {
    kind: 'mismatch',
    processorObject: effect.object,
    amountCents: effect.amountCents,
    details: { why, currency: effect.currency, session: effect.session },
  });
  if (!first) return 'known';
  const details = {
    why,
    asked: moneyToJson(payment.amountCents),
    taken: effect.amountCents === null ? null : moneyToJson(effect.amountCents),
    object: effect.object,
  };
  app.log.error({ alert: 'payments.mismatch', payment: payment.paymentId, ...details }, 'what the processor took is not what was asked');
  await audit(tx, scope, { action: 'payments.mismatch', subject: payment.paymentId, agency: payment.agencyId, details }, app.clock.now());
  await publish(tx, scope, PAYMENT_MISMATCH, aboutPayment(payment));
  await deleteLookup(tx, payment.paymentId);
  return 'mismatch';
}

async function applyExpiry(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  facts: FactRow[],
  effect: Effect,
): Promise<'done' | 'known'> {
  const first = await recordFact(app, tx, payment.paymentId, { kind: 'expired', processorObject: effect.object, details: effect.details });
  if (!first) return 'known';
  await deleteLookup(tx, payment.paymentId);
  if (stateOf(facts.map((fact) => fact.kind)) !== 'paid') await publish(tx, scope, PAYMENT_EXPIRED, aboutPayment(payment));
  return 'done';
}

async function applyAside(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  return effect.kind.startsWith('dispute') ? applyDispute(app, tx, scope, payment, effect) : applyRefund(app, tx, scope, payment, effect);
}

export function aboutPayment(payment: PaymentRow): { payment: string; purpose: string; subject: string } {
  return { payment: payment.paymentId, purpose: payment.purpose, subject: payment.subject };
}
