import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { lookUpPayment } from './look-up-payment.ts';
import { factsOf, onlyLook, paymentFor } from './queries.ts';
import { freeWallet } from './wallet/spend.ts';

/** Has the processor's page for a thing closed after this transaction, so that nobody pays there any more. Money that comes all the same is heard of. */
export async function closePageSoon(tx: Tx, purpose: string, subject: string): Promise<void> {
  await addJob(tx, 'payments.close_page', { purpose, subject }, { key: `payments.close_page:${purpose}:${subject}`, maxAttempts: 10 });
}

/** Closes the page if there is one, and writes down what has become of it. */
export async function closePage(app: App, payload: { purpose: string; subject: string }): Promise<void> {
  const scope = systemScope(`close-${payload.subject}`);
  const found = await app.tx(scope, async (tx) => {
    const payment = await paymentFor(tx, payload.purpose, payload.subject);
    return payment && { payment, facts: await factsOf(tx, payment.paymentId) };
  });
  // What the wallet was to pay is free at once; money that is paid on the page all the same is heard of, and goes back.
  await app.tx(scope, (tx) => freeWallet(app, tx, scope, payload.purpose, payload.subject));
  if (found && found.payment.cardId !== null) {
    await app.tx(scope, (tx) => onlyLook(tx, found.payment.paymentId));
    await lookUpPayment(app, scope.request, found.payment.paymentId);
    return;
  }
  const page = found?.facts.find((fact) => fact.kind === 'opened')?.processorObject;
  if (!found || !page) return;
  await app.processor.closeSession(page);
  await lookUpPayment(app, scope.request, found.payment.paymentId);
}
