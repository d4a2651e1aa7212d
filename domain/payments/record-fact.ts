import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from './payment.ts';
import { insertFacts } from './queries.ts';

export interface NewFact {
  kind: FactKind;
  processorObject?: string | null;
  amountCents?: Money | null;
  details?: Record<string, string | null>;
}

/** Writes down what became of a payment. False when it was known. */
export async function recordFact(app: App, tx: Tx, paymentId: string, fact: NewFact): Promise<boolean> {
  return (await recordFacts(app, tx, [{ paymentId, ...fact }])) === 1;
}

/** The same of many payments, with one statement. Returns how many were not known. */
export async function recordFacts(app: App, tx: Tx, facts: readonly (NewFact & { paymentId: string })[]): Promise<number> {
  const at = app.clock.now();
  const blank = { processorObject: null, amountCents: null, details: {} };
  return await insertFacts(
    tx,
    facts.map((fact) => ({ factId: newId('pfa'), ...blank, ...fact, at })),
  );
}
