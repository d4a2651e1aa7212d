import type { BankAnswer, BankTransfer } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { bookBack, bookSettled } from './book.ts';
import { accountOf } from './details.ts';
import { detailsById, type DetailsRow } from './queries/details.ts';
import {
  claimCall,
  deleteCall,
  dueCalls,
  factsOf,
  insertFact,
  paymentById,
  type PaymentRow,
  postponeCall,
  takeTurnOfRemittance,
} from './queries/payments.ts';
import { insertUnpaid, remittanceById, type RemittanceRow } from './queries/remittances.ts';
import { hasFailed, paymentState } from './remittance.ts';
import { PAY_JOB } from './start-payment.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CLAIM_MS = 60_000;
const AT_ONCE = 200;
/** When to look again after the bank did not answer, by the tries so far; ten minutes from then on. */
const LOOK_AGAIN_MS = [10_000, MINUTE_MS, 3 * MINUTE_MS, 5 * MINUTE_MS];
const DAY_MS = 24 * HOUR_MS;
/** The other bank has two banking days to give money back, which are over with this; until then we ask often. */
const USUAL_DAYS = 5;
/** What comes back later is rare; a look every few days finds it. */
const WATCH_DAYS = 14;

interface Call {
  payment: PaymentRow;
  remittance: RemittanceRow;
  details: DetailsRow;
  calledBefore: boolean;
}

/** Queues a call for every order whose time for one has come: new ones, those that died between two steps, those to look at. Returns how many. */
export async function callDue(app: App): Promise<number> {
  return await app.tx(systemScope('sweep-remittances'), async (tx) => {
    const due = await dueCalls(tx, app.clock.now(), AT_ONCE);
    for (const payment of due) await addJob(tx, PAY_JOB, { payment }, { key: `${PAY_JOB}:${payment}`, maxAttempts: 1 });
    return due.length;
  });
}

/**
 * Brings an order to the bank or asks what became of it: writes down that it is about to, asks with the order's own key, writes down the answer. What was
 * asked before is looked up first; the bank not knowing it, the same key goes once more. Any number of calls, deaths and lost answers pay once.
 */
export async function payRemittance(app: App, payload: { payment: string }): Promise<void> {
  const scope = systemScope(`remittance-${payload.payment}`);
  const now = new Date();
  if (!(await app.tx(scope, (tx) => claimCall(tx, payload.payment, now, new Date(now.getTime() + CLAIM_MS))))) return;
  const call = await app.tx(scope, (tx) => prepare(app, tx, payload.payment));
  if (call === null) return;
  const answer = await ask(app, call).catch((error: unknown) => ({ kind: 'unknown' as const, reason: String(error) }));
  await app.tx(scope, (tx) => record(app, tx, scope, call, answer));
}

async function prepare(app: App, tx: Tx, paymentId: string): Promise<Call | null> {
  const payment = (await paymentById(tx, paymentId))!;
  await takeTurnOfRemittance(tx, payment.remittanceId);
  const kinds = (await factsOf(tx, paymentId)).map(({ kind }) => kind);
  if (hasFailed(paymentState(kinds))) {
    await deleteCall(tx, paymentId);
    return null;
  }
  const calledBefore = !(await insertFact(tx, payment, { kind: 'called', at: app.clock.now() }));
  const details = (await detailsById(tx, payment.detailsId))!;
  return { payment, remittance: (await remittanceById(tx, payment.remittanceId))!, details, calledBefore };
}

async function ask(app: App, { payment, remittance, details, calledBefore }: Call): Promise<BankAnswer> {
  if (calledBefore) {
    const transfer = await app.bank.find(payment.paymentId);
    if (transfer) return { kind: 'ok', transfer };
  }
  const order = {
    amountCents: payment.amountCents,
    routingNumber: details.routingNumber,
    accountNumber: accountOf(app, details),
    name: details.accountName,
    reference: payment.paymentId,
    batch: remittance.day,
    entries: remittance.itemCount,
  };
  return await app.bank.pay(order, payment.paymentId);
}

async function record(app: App, tx: Tx, scope: Scope, call: Call, answer: BankAnswer): Promise<void> {
  const { payment } = call;
  await takeTurnOfRemittance(tx, payment.remittanceId);
  const state = paymentState((await factsOf(tx, payment.paymentId)).map(({ kind }) => kind));
  const at = app.clock.now();
  if (hasFailed(state)) {
    await deleteCall(tx, payment.paymentId);
  } else if (answer.kind === 'ok') {
    await noteTransfer(app, tx, scope, call, answer.transfer);
  } else if (answer.kind === 'refused' && (state === 'sending' || state === 'unknown')) {
    await insertFact(tx, payment, { kind: 'refused', details: { why: answer.reason }, at });
    await bookBack(app, tx, scope, payment, { kind: 'remittance_refused', hadLeft: false });
    await failed(app, tx, payment, answer.reason);
  } else {
    app.log.warn({ payment: payment.paymentId, reason: answer.reason }, 'the bank did not say what became of a payment');
    if (state === 'sending') await insertFact(tx, payment, { kind: 'unknown', details: { why: answer.reason }, at });
    await postponeCall(tx, payment.paymentId, (tries) => new Date(at.getTime() + (LOOK_AGAIN_MS[tries] ?? 10 * MINUTE_MS)), false);
  }
}

/** What the bank tells can be the whole story at once: accepted, gone, and back again. Each step is written and booked once. */
async function noteTransfer(app: App, tx: Tx, scope: Scope, { payment, remittance, details }: Call, told: BankTransfer): Promise<void> {
  const at = app.clock.now();
  const again = (ms: number): Promise<void> => postponeCall(tx, payment.paymentId, () => new Date(at.getTime() + ms), true);
  const isOurs =
    told.key === payment.paymentId &&
    told.amountCents === payment.amountCents &&
    told.entries === remittance.itemCount &&
    told.accountLast4 === details.last4;
  if (!isOurs) {
    await insertFact(tx, payment, { kind: 'mismatch', details: { bank: told.id }, at });
    app.log.error(
      { alert: 'transfers.remittance_mismatch', payment: payment.paymentId, bank: told.id },
      'the bank has another order under our key',
    );
    return await again(HOUR_MS);
  }
  await insertFact(tx, payment, { kind: 'accepted', details: { bank: told.id }, at });
  if (told.settledAt !== null && (await insertFact(tx, payment, { kind: 'settled', details: { bank: told.id }, at })))
    await bookSettled(app, tx, scope, payment);
  if (told.status === 'returned') {
    const hadLeft = told.settledAt !== null;
    await insertFact(tx, payment, { kind: 'returned', details: { bank: told.id, why: told.returnCode }, at });
    await bookBack(app, tx, scope, payment, { kind: 'remittance_returned', hadLeft });
    return await failed(app, tx, payment, told.returnCode ?? '');
  }
  if (told.settledAt === null) return await again(HOUR_MS);
  const watchedMs = at.getTime() - told.settledAt.getTime();
  if (watchedMs > WATCH_DAYS * DAY_MS) await deleteCall(tx, payment.paymentId);
  else await again(watchedMs > USUAL_DAYS * DAY_MS ? 4 * DAY_MS : 6 * HOUR_MS);
}

/** The agency is owed it again, and a person must look. */
async function failed(app: App, tx: Tx, payment: PaymentRow, why: string): Promise<void> {
  const { paymentId, remittanceId, facilityId, detailsId } = payment;
  await deleteCall(tx, paymentId);
  await insertUnpaid(tx, { remittanceId, facilityId, failedDetails: detailsId, at: app.clock.now() });
  app.log.error({ alert: 'transfers.remittance_failed', remittance: remittanceId, payment: paymentId, why }, 'an agency could not be paid');
}
