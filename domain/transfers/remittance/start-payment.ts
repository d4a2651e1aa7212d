import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { bookSent } from './book.ts';
import { currentOf } from './details.ts';
import { detailsOfFacility } from './queries/details.ts';
import { factsOf, insertPayment, paymentsOf, queueCall, takeTurnOfRemittance } from './queries/payments.ts';
import { payableNow, remittanceById, type RemittanceRow, takeUnpaid } from './queries/remittances.ts';
import { hasFailed, paymentState } from './remittance.ts';

export const PAY_JOB = 'transfers.pay_remittance';
const AT_ONCE = 100;

/** Orders at the bank what has no order and whose facility has bank details that did not fail. Returns how many. */
export async function startDuePayments(app: App): Promise<number> {
  const scope = systemScope('sweep-remittances');
  const due = await app.tx(scope, (tx) => payableNow(tx, app.clock.now(), AT_ONCE));
  let started = 0;
  for (const id of due) {
    const done = await app.tx(scope, async (tx) => {
      const remittance = (await remittanceById(tx, id))!;
      return await startPayment(app, tx, scope, remittance, 'sweep');
    });
    if (done === 'started') started++;
  }
  return started;
}

/**
 * The next order for a remittance: the order, the journal and the call to come in one transaction, before the bank hears of it. Only one caller finds the
 * remittance without an order. The sweep never tries again where it failed; a person may.
 */
async function startPayment(
  app: App,
  tx: Tx,
  scope: Scope,
  remittance: RemittanceRow,
  by: 'sweep' | 'person',
): Promise<'started' | 'order_out' | 'no_details' | 'failed_there'> {
  await takeTurnOfRemittance(tx, remittance.remittanceId);
  const details = currentOf(await detailsOfFacility(tx, remittance.facilityId), app.clock.now());
  if (details === null) return 'no_details';
  const orders = await paymentsOf(tx, remittance.remittanceId);
  const last = orders.at(-1);
  if (last && by === 'sweep' && last.detailsId === details.detailsId) return 'failed_there';
  if (last && !hasFailed(paymentState((await factsOf(tx, last.paymentId)).map(({ kind }) => kind)))) return 'order_out';
  if ((await takeUnpaid(tx, remittance.remittanceId)) === undefined) return 'order_out';
  const at = app.clock.now();
  const { remittanceId, agencyId, facilityId, amountCents } = remittance;
  const payment = { paymentId: newId('rpy'), remittanceId, agencyId, facilityId, amountCents, attempt: orders.length + 1 };
  const order = { ...payment, detailsId: details.detailsId, startedBy: scope.actor, at };
  await insertPayment(tx, order);
  await bookSent(app, tx, scope, order);
  await callSoon(app, tx, order.paymentId);
  return 'started';
}

export async function callSoon(app: App, tx: Tx, paymentId: string): Promise<void> {
  await queueCall(tx, paymentId, app.clock.now());
  await addJob(tx, PAY_JOB, { payment: paymentId }, { key: `${PAY_JOB}:${paymentId}`, maxAttempts: 1 });
}

/**
 * Orders a remittance once more that was refused or came back, to the bank details in force, the same or new ones. Operators. Refuses:
 * remittance.unknown_remittance, order_out, no_details.
 */
export async function payAgain(app: App, scope: Scope, input: { remittance: string }): Promise<void> {
  const system = operatorsSystem(scope);
  await app.tx(system, async (tx) => {
    const remittance = await byId(tx, input.remittance);
    const outcome = await startPayment(app, tx, system, remittance, 'person');
    if (outcome !== 'started') refuse(outcome === 'no_details' ? 'remittance.no_details' : 'remittance.order_out');
    await note(app, tx, system, remittance, 'transfers.remittance_paid_again');
  });
}

/** Has the bank asked about an order now, not when its time comes. Operators. Refuses: remittance.unknown_remittance, nothing_to_ask. */
export async function askBankNow(app: App, scope: Scope, input: { remittance: string }): Promise<void> {
  const system = operatorsSystem(scope);
  await app.tx(system, async (tx) => {
    const remittance = await byId(tx, input.remittance);
    await takeTurnOfRemittance(tx, remittance.remittanceId);
    const last = (await paymentsOf(tx, remittance.remittanceId)).at(-1) ?? refuse('remittance.nothing_to_ask');
    const state = paymentState((await factsOf(tx, last.paymentId)).map(({ kind }) => kind));
    if (hasFailed(state)) refuse('remittance.nothing_to_ask');
    await callSoon(app, tx, last.paymentId);
    await note(app, tx, system, remittance, 'transfers.remittance_asked');
  });
}

function operatorsSystem(scope: Scope): Scope {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  return systemFor(scope);
}

async function byId(tx: Tx, id: string): Promise<RemittanceRow> {
  return (isId('rem', id) ? await remittanceById(tx, id) : undefined) ?? refuse('remittance.unknown_remittance');
}

async function note(app: App, tx: Tx, scope: Scope, remittance: RemittanceRow, action: string): Promise<void> {
  await audit(tx, scope, { action, subject: remittance.remittanceId, agency: remittance.agencyId }, app.clock.now());
}
