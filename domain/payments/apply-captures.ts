import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { addJobs } from '#kernel/jobs.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish, publishAll } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { applyAside } from './apply-aside.ts';
import { bookCaptures } from './book.ts';
import { type Effect, effectFromJson } from './effect.ts';
import { aboutPayment, PAYMENT_CAPTURED, PAYMENT_MISMATCH } from './events.ts';
import { deleteLookup, deleteLookups, type FactRow, factsOfAll, type PaymentRow, paymentsById, waitingEffects } from './queries.ts';
import { recordFact, recordFacts } from './record-fact.ts';

export interface Applied {
  /** done: written now. known: was there. waiting: its payment is not known yet. mismatch: not what was asked, nothing booked. unmatched: not ours. */
  outcome: 'done' | 'known' | 'waiting' | 'mismatch' | 'unmatched';
  paymentId: string | null;
}

/** An effect, under the scope of the message that told it. */
export interface Told {
  effect: Effect;
  scope: Scope;
}

interface Capture extends Told {
  payment: PaymentRow;
}

/** Money that the processor says it took: what is new is written, booked and told in one go. In the order of `told`, whose turns the caller has. */
export async function applyCaptures(app: App, tx: Tx, told: readonly Told[]): Promise<Applied[]> {
  if (told.length === 0) return [];
  const ids = told.map(({ effect }) => effect.paymentId).filter((id) => isId('pay', id));
  const payments = await paymentsById(tx, ids);
  const facts = await factsOfAll(tx, ids);
  const fresh: Capture[] = [];
  const judged = told.map((one) => {
    const payment = payments.get(one.effect.paymentId ?? '');
    if (payment === undefined) return { ...one, payment, verdict: null };
    const known = facts.get(payment.paymentId)!;
    const verdict = judge(payment, known, one.effect);
    if (verdict === 'new') {
      fresh.push({ ...one, payment });
      known.push({ ...captureOf(one.effect), at: app.clock.now() });
    }
    return { ...one, payment, verdict };
  });
  await recordCaptures(app, tx, fresh);
  const applied: Applied[] = [];
  for (const { effect, scope, payment, verdict } of judged) {
    if (payment === undefined) applied.push(unknownPayment(app, effect));
    else if (verdict === 'new') applied.push({ outcome: 'done', paymentId: payment.paymentId });
    else if (verdict === 'known') applied.push({ outcome: 'known', paymentId: payment.paymentId });
    else applied.push({ outcome: await recordMismatch(app, tx, scope, payment, effect, verdict.wrong), paymentId: payment.paymentId });
  }
  return applied;
}

/** Every page was asked for after its intent was committed, so a payment of ours that we don't know means lost data. */
export function unknownPayment(app: App, { paymentId: payment, object, kind }: Effect): Applied {
  app.log.error({ alert: 'payments.unknown_payment', payment, object, kind }, 'the processor knows a payment that we do not');
  return { outcome: 'unmatched', paymentId: null };
}

/** Whether it is what was asked for, and was not known. */
function judge(payment: PaymentRow, facts: readonly FactRow[], effect: Effect): 'new' | 'known' | { wrong: string } {
  if (facts.some((fact) => fact.kind === 'captured' && fact.processorObject === effect.object)) return 'known';
  const wrong = whatIsWrong(payment, facts, effect);
  return wrong === null ? 'new' : { wrong };
}

function whatIsWrong(payment: PaymentRow, facts: readonly FactRow[], effect: Effect): string | null {
  const opened = facts.find((fact) => fact.kind === 'opened');
  if (facts.some((fact) => fact.kind === 'captured')) return 'charged twice';
  if (effect.amountCents !== payment.amountCents) return 'other amount';
  if (effect.currency !== payment.currency) return 'other currency';
  if (effect.session !== null && opened !== undefined && opened.processorObject !== effect.session) return 'other page';
  return null;
}

function captureOf({ object, amountCents, currency, session }: Effect): Omit<FactRow, 'at'> {
  return { kind: 'captured', processorObject: object, amountCents, details: { currency, session } };
}

async function recordCaptures(app: App, tx: Tx, captures: readonly Capture[]): Promise<void> {
  if (captures.length === 0) return;
  const facts = captures.map(({ payment, effect }) => ({ paymentId: payment.paymentId, ...captureOf(effect) }));
  if ((await recordFacts(app, tx, facts)) < facts.length) throw new Error('the processor says that what it took once is for two payments');
  const payments = captures.map(({ payment }) => payment);
  await bookCaptures(app, tx, captures[0]!.scope, payments);
  const news = captures.map(({ payment, scope }) => ({
    name: PAYMENT_CAPTURED,
    payload: { ...aboutPayment(payment), amount: moneyToJson(payment.amountCents) },
    request: scope.request,
  }));
  await publishAll(tx, news);
  await deleteLookups(
    tx,
    payments.map(({ paymentId }) => paymentId),
  );
  const byIntent = new Map(captures.flatMap((one) => (one.effect.intent === null ? [] : [[one.effect.intent, one] as const])));
  const costs = [...byIntent].map(
    ([
      intent,
      {
        payment: { paymentId: payment },
      },
    ]) => {
      return { name: 'payments.read_cost', payload: { payment, intent }, key: `payments.read_cost:${payment}` };
    },
  );
  await addJobs(tx, costs);
  for (const { intent, effect } of await waitingEffects(tx, [...byIntent.keys()])) {
    const { scope, payment } = byIntent.get(intent)!;
    await applyAside(app, tx, scope, payment, effectFromJson(effect as Parameters<typeof effectFromJson>[0]));
  }
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
