import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { bookCost } from './book.ts';
import { keepCard } from './cards/keep-card.ts';
import { paymentById, takeTurn } from './queries.ts';
import { recordFact } from './record-fact.ts';

/** Asks what the processor kept for itself and which card it was, and books the cost. Fails (and is run again) until the processor knows. */
export async function readCost(app: App, payload: { payment: string; intent: string }): Promise<void> {
  const cost = await app.processor.readCost(payload.intent);
  if (cost === null || cost.feeCents === null) throw new Error(`the processor has not said yet what ${payload.payment} cost`);
  const { feeCents } = cost;
  const scope = systemScope(`cost-${payload.payment}`);
  await app.tx(scope, async (tx) => {
    await takeTurn(tx, payload.payment);
    const payment = await paymentById(tx, payload.payment);
    if (payment === undefined) return;
    const first = await recordFact(app, tx, payload.payment, {
      kind: 'costed',
      processorObject: cost.charge,
      amountCents: feeCents,
      details: { balanceTransaction: cost.balanceTransaction, brand: cost.brand, last4: cost.last4, funding: cost.funding },
    });
    if (first && cost.kept) await keepCard(app, tx, scope, payment, cost.kept);
    if (first && feeCents !== 0n) await bookCost(app, tx, scope, payment, feeCents);
  });
}
