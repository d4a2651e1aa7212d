import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { bookFee } from '../book.ts';
import { paymentById, takeTurn } from '../queries.ts';

/** Asks what the processor kept for a refund and books it. Fails (and is run again) until the processor knows. */
export async function readRefundCost(app: App, payload: { payment: string; object: string }): Promise<void> {
  const { feeCents } = await app.processor.readRefund(payload.object);
  if (feeCents === null) throw new Error(`the processor has not said yet what ${payload.object} cost`);
  const scope = systemScope(`cost-${payload.object}`);
  await app.tx(scope, async (tx) => {
    await takeTurn(tx, payload.payment);
    const payment = await paymentById(tx, payload.payment);
    if (payment) await bookFee(app, tx, scope, payment.subject, `${payload.object}:cost`, feeCents);
  });
}
