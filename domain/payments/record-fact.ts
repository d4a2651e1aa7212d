import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from './payment.ts';
import { insertFact } from './queries.ts';

/** Writes down what became of a payment. False when it was known. */
export async function recordFact(
  app: App,
  tx: Tx,
  paymentId: string,
  fact: { kind: FactKind; processorObject?: string | null; amountCents?: Money | null; details?: Record<string, string | null> },
): Promise<boolean> {
  return await insertFact(tx, {
    factId: newId('pfa'),
    paymentId,
    kind: fact.kind,
    processorObject: fact.processorObject ?? null,
    amountCents: fact.amountCents ?? null,
    details: fact.details ?? {},
    at: app.clock.now(),
  });
}
