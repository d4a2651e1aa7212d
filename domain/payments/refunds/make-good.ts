import type { Entry } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { bookMadeGood, bookMadeGoodBack } from '../book.ts';
import { type FactRow, factsOf, paymentById, paymentFor, takeTurn } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { refundFactsOfAll, refundsOf } from './queries.ts';
import { type MadeGood, madeGoodOf, settledOf, type Stand, standOf } from './refund.ts';

/** A thing whose payment the payer's bank looks at, or looked at. */
export interface Disputed extends Stand {
  payment: string;
  /** What was made good until now, and by what. */
  madeGood: readonly MadeGood[];
}

/** How the disputes of what a thing was paid with stand, alone until this transaction ends; null when it was not paid by card. The system. */
export async function readDisputed(tx: Tx, scope: Scope, purpose: string, subject: string): Promise<Disputed | null> {
  requireRealm(scope, 'system');
  const payment = await paymentFor(tx, purpose, subject);
  if (payment === undefined) return null;
  await takeTurn(tx, payment.paymentId);
  const { paymentId } = payment;
  const facts = await factsOf(tx, paymentId);
  return { payment: paymentId, madeGood: madeGoodOf(facts), ...(await standOfPayment(tx, paymentId, facts)) };
}

/** What a bank asks back of a payment with these facts, and what it has kept of it that nobody has made good. */
export async function standOfPayment(tx: Tx, paymentId: string, facts: readonly FactRow[]): Promise<Stand> {
  const refunds = await refundsOf(tx, paymentId);
  const told = await refundFactsOfAll(
    tx,
    refunds.map((one) => one.refundId),
  );
  const settledCents = refunds.reduce((sum, { refundId, amountCents }) => sum + settledOf(told.get(refundId)!, amountCents), 0n);
  return standOf(facts, settledCents);
}

/**
 * Takes from a payer again what he had got for money that his bank keeps, in the caller's transaction: he owes that much less, and no refund is settled with
 * it. `from`: what it was until now, debits of `amountCents` in all. `key` names it for ever. The system.
 */
export async function makeGood(
  app: App,
  tx: Tx,
  scope: Scope,
  { paymentId, key, amountCents, from }: { paymentId: string; key: string; amountCents: Money; from: readonly Entry[] },
): Promise<void> {
  requireRealm(scope, 'system');
  await takeTurn(tx, paymentId);
  const payment = (await paymentById(tx, paymentId)) ?? refuse('payments.unknown_payment');
  await bookMadeGood(app, tx, scope, { object: key, subject: payment.subject, amountCents, payer: payment.payer, from });
  await recordFact(app, tx, paymentId, { kind: 'made_good', processorObject: key, amountCents });
}

/**
 * The bank has given back what had been made good: it is the payer's again, in the caller's transaction. `of`: the key it was taken under, as `readDisputed`
 * tells it, with no more than is left of it; `to`: what it is from now on, credits of `amountCents` in all. The system.
 */
export async function takeBackMadeGood(
  app: App,
  tx: Tx,
  scope: Scope,
  { paymentId, of, amountCents, to }: { paymentId: string; of: MadeGood; amountCents: Money; to: readonly Entry[] },
): Promise<void> {
  requireRealm(scope, 'system');
  await takeTurn(tx, paymentId);
  const payment = (await paymentById(tx, paymentId)) ?? refuse('payments.unknown_payment');
  // What is left under a key only falls: once for each amount of it.
  const object = `${of.key}:back:${of.amountCents}`;
  const isNew = await recordFact(app, tx, paymentId, {
    kind: 'made_good_back',
    processorObject: object,
    amountCents,
    details: { of: of.key },
  });
  if (isNew) await bookMadeGoodBack(app, tx, scope, { object, subject: payment.subject, amountCents, payer: payment.payer, to });
}
