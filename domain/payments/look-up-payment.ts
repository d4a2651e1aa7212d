import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { claim, openPage, readState, recordLook, recordNoPage } from './open-page.ts';
import { askForCharge, findCharge } from './cards/record-charge.ts';
import { hasEnded, keyStillHolds, mayStillCharge, nextLook, type PaymentState } from './payment.ts';
import { deleteLookup, type FactRow, factsOf, mayOnlyLook, type PaymentRow, paymentById, postponeLookup, triesOf } from './queries.ts';

/**
 * Finds out from the processor what became of a payment and writes it down. Never charges twice: a page is found by our key, or,
 * once the processor may have forgotten the key, by looking through its list. Returns null when somebody else is just asking.
 */
export async function lookUpPayment(app: App, request: string, paymentId: string): Promise<PaymentState | null> {
  if (!(await claim(app, request, paymentId))) return null;
  const scope = systemScope(request);
  const found = await app.tx(scope, async (tx) => ({ payment: await paymentById(tx, paymentId), facts: await factsOf(tx, paymentId) }));
  if (found.payment === undefined) return null;
  const { payment, facts } = found;
  try {
    await ask(app, request, payment, facts);
  } catch (error) {
    app.log.warn({ payment: paymentId, reason: String(error) }, 'could not ask the processor about a payment');
  }
  return await app.tx(scope, async (tx) => {
    const state = await readState(tx, paymentId);
    const tries = await triesOf(tx, paymentId);
    if (hasEnded(state)) await deleteLookup(tx, paymentId);
    else await postponeLookup(tx, paymentId, tries + 1, nextLook(tries, app.clock.now()));
    return state;
  });
}

async function ask(app: App, request: string, payment: PaymentRow, facts: readonly FactRow[]): Promise<void> {
  if (payment.cardId !== null) return await askAboutCharge(app, request, payment);
  const opened = facts.find((fact) => fact.kind === 'opened');
  if (opened?.processorObject) {
    await recordLook(app, request, payment, await app.processor.readSession(opened.processorObject));
  } else if (keyStillHolds(payment, new Date(), app.clock.now())) {
    await askByKey(app, request, payment);
  } else {
    await askByList(app, request, payment);
  }
}

async function askAboutCharge(app: App, request: string, payment: PaymentRow): Promise<void> {
  const isOver = await app.tx(systemScope(request), (tx) => mayOnlyLook(tx, payment.paymentId));
  if (!isOver && mayStillCharge(payment, new Date(), app.clock.now())) await askForCharge(app, request, payment);
  else await findCharge(app, request, payment);
}

async function askByKey(app: App, request: string, payment: PaymentRow): Promise<void> {
  if ((await openPage(app, request, payment)) !== 'open') return;
  // A key brings back the first answer as it was then; what has become of the page since must be read.
  const opened = (await app.tx(systemScope(request), (tx) => factsOf(tx, payment.paymentId))).find((fact) => fact.kind === 'opened');
  if (opened?.processorObject) await recordLook(app, request, payment, await app.processor.readSession(opened.processorObject));
}

async function askByList(app: App, request: string, payment: PaymentRow): Promise<void> {
  const sessions = await app.processor.findSessions(payment.paymentId, [payment.calledAt, payment.createdAt]);
  if (sessions.length === 0) await recordNoPage(app, request, payment, 'no page was ever opened');
  // With one key there is one page. Should there be more, the paid one counts first and any other paid one shows as a mismatch.
  for (const session of sessions.sort((a, b) => Number(b.paid) - Number(a.paid))) await recordLook(app, request, payment, session);
}
