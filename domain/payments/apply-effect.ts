import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { applyAside } from './apply-aside.ts';
import { type Applied, applyCaptures, type Told, unknownPayment } from './apply-captures.ts';
import { concernsTakenMoney, type Effect } from './effect.ts';
import { aboutPayment, PAYMENT_EXPIRED } from './events.ts';
import { stateOf } from './payment.ts';
import { deleteLookup, factsOf, type PaymentRow, paymentById, paymentOfIntent, takeTurn } from './queries.ts';
import { recordFact } from './record-fact.ts';

/** Writes what the processor says has happened, once, with its booking and its news, in the caller's transaction. */
export async function applyEffect(app: App, tx: Tx, scope: Scope, effect: Effect): Promise<Applied> {
  for (const turn of turnsOf(effect)) await takeTurn(tx, turn);
  return (await applyEffects(app, tx, [{ effect, scope }]))[0]!;
}

/** Whose turns it takes. Always the processor's object before our payment, so that two messages about one payment can't wait for each other. */
export function turnsOf({ intent, paymentId }: Effect): string[] {
  return [intent, paymentId].filter((turn) => turn !== null);
}

/** The same for many whose turns the caller has: first what was captured, all at once; then the rest, one after the other. */
export async function applyEffects(app: App, tx: Tx, told: readonly Told[]): Promise<Applied[]> {
  const captured = told.filter(({ effect }) => effect.kind === 'captured' && effect.paymentId !== null);
  const answers = await applyCaptures(app, tx, captured);
  const applied = new Map(captured.map((one, n) => [one, answers[n]!]));
  for (const one of told) if (!applied.has(one)) applied.set(one, await applyOther(app, tx, one));
  return told.map((one) => applied.get(one)!);
}

async function applyOther(app: App, tx: Tx, { effect, scope }: Told): Promise<Applied> {
  const paymentId = effect.paymentId ?? (effect.intent === null ? undefined : await paymentOfIntent(tx, effect.intent)) ?? null;
  if (paymentId === null)
    return { outcome: concernsTakenMoney(effect.kind) && effect.intent !== null ? 'waiting' : 'unmatched', paymentId: null };
  if (effect.paymentId === null) await takeTurn(tx, paymentId);
  if (effect.kind === 'captured') return (await applyCaptures(app, tx, [{ effect: { ...effect, paymentId }, scope }]))[0]!;
  const payment = isId('pay', paymentId) ? await paymentById(tx, paymentId) : undefined;
  if (payment === undefined) return unknownPayment(app, { ...effect, paymentId });
  return { outcome: await applyTo(app, tx, scope, payment, effect), paymentId };
}

async function applyTo(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  switch (effect.kind) {
    case 'expired':
      return await applyExpiry(app, tx, scope, payment, effect);
    case 'declined':
      return (await recordFact(app, tx, payment.paymentId, { kind: 'declined', processorObject: effect.object, details: effect.details }))
        ? 'done'
        : 'known';
    default:
      return await applyAside(app, tx, scope, payment, effect);
  }
}

async function applyExpiry(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  const facts = await factsOf(tx, payment.paymentId);
  const first = await recordFact(app, tx, payment.paymentId, { kind: 'expired', processorObject: effect.object, details: effect.details });
  if (!first) return 'known';
  await deleteLookup(tx, payment.paymentId);
  if (stateOf(facts.map((fact) => fact.kind)) !== 'paid') await publish(tx, scope, PAYMENT_EXPIRED, aboutPayment(payment));
  return 'done';
}
