import { isClosedLogin, nameLogins, readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { factsOf, paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { refundById, type RefundFactRow, refundFactsOf, type RefundRow } from '../refunds/queries.ts';
import { disputesOf, refundState, type RefundState } from '../refunds/refund.ts';
import { waitsForBank } from '../refunds/settle-refunds.ts';
import { openOf, requireFinance } from './asks.ts';
import { carryOut } from './carry-out.ts';
import { insertWayAsk, insertWayDecision, type WayAsk, wayAsksOf } from './queries.ts';
import { readWay, type TypedWay, type Way, waysFor } from './ways.ts';

export interface WayOutFile {
  refund: RefundRow;
  purpose: string;
  subject: string;
  payer: string;
  state: RefundState;
  /** Why the card did not take it, as the processor says it. */
  why: string | null;
  isClosed: boolean;
  /** What can be asked for; none: it needs nobody's help (any more). */
  ways: readonly Way[];
  asks: (WayAsk & { askedByName: string | null; decidedByName: string | null })[];
  /** What waits for a second person. */
  open: WayAsk | null;
  isOwn: boolean;
}

/** A refund that no card takes, with what was asked and decided about it. Finance; audited. Refuses payments.unknown_refund. */
export async function readWayOut(app: App, scope: Scope, refundId: string): Promise<WayOutFile> {
  const actor = requireFinance(scope);
  const { about, asks } = await app.tx(scope, async (tx) => {
    const found = await known(tx, scope, refundId);
    const { subject, agencyId } = found.payment;
    await audit(tx, scope, { action: 'payments.way_out_read', subject, agency: agencyId, details: { refund: refundId } }, app.clock.now());
    return { about: found, asks: await wayAsksOf(tx, refundId) };
  });
  const names = await nameLogins(
    app,
    scope,
    asks.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy === null ? [] : [decidedBy])]),
  );
  const { refund, payment, facts, state, isClosed, ways } = about;
  const open = ways.length > 0 ? openOf(asks) : null;
  return {
    refund,
    purpose: payment.purpose,
    subject: payment.subject,
    payer: payment.payer,
    state,
    why: facts.findLast(({ kind }) => kind === 'failed' || kind === 'refused')?.details['why'] ?? null,
    isClosed,
    ways,
    asks: asks.map((ask) => ({
      ...ask,
      askedByName: names.get(ask.askedBy) ?? null,
      decidedByName: names.get(ask.decidedBy ?? '') ?? null,
    })),
    open,
    isOwn: open?.askedBy === actor,
  };
}

/**
 * Says how the money is to get to its owner, or that it is kept as unclaimed; another one decides. Finance. Refuses: payments.unknown_refund,
 * refund_not_stuck, disputed while a bank has the payment, way_waits, and at the fields choose_way (`way`), number_missing (`number`), state_missing
 * (`state`), due_day_bad (`due`), note_missing (`note`).
 */
export async function askWayOut(app: App, scope: Scope, input: TypedWay & { refund: string }): Promise<void> {
  const askedBy = requireFinance(scope);
  await app.tx(scope, async (tx) => {
    const { refund, payment, ways } = await stuck(tx, scope, input.refund);
    const at = app.clock.now();
    const { out, errors } = readWay(input, ways, localTime(at, HOUSE_ZONE).day);
    refuseFields(errors);
    if (out === null) return refuse('kernel.bad_input');
    if (openOf(await wayAsksOf(tx, refund.refundId)) !== null) refuse('payments.way_waits');
    const askId = newId('wya');
    await insertWayAsk(tx, { ...out, askId, refundId: refund.refundId, askedBy, at });
    const { way, number, stateCode: state, dueOn, note } = out;
    const details = { refund: refund.refundId, amount: moneyToJson(refund.amountCents), way, number, state, dueOn, note };
    await audit(tx, scope, { action: 'payments.way_asked', subject: payment.subject, agency: payment.agencyId, details }, at);
  });
}

/**
 * Says yes or no to the way somebody else asked for. With the yes the money is booked and its owner told. Finance. Refuses: payments.unknown_refund,
 * way_over, own_way, and with a yes refund_not_stuck and disputed, when that is how it stands by now.
 */
export async function decideWayOut(app: App, scope: Scope, input: { refund: string; approve: boolean }): Promise<void> {
  const decidedBy = requireFinance(scope);
  await app.tx(scope, async (tx) => {
    const { refund, payment, facts, ways } = input.approve ? await stuck(tx, scope, input.refund) : await known(tx, scope, input.refund);
    const ask = openOf(await wayAsksOf(tx, refund.refundId)) ?? refuse('payments.way_over');
    if (ask.askedBy === decidedBy) refuse('payments.own_way');
    if (input.approve && !ways.includes(ask.way)) refuse('payments.refund_not_stuck');
    const at = app.clock.now();
    await insertWayDecision(tx, ask, { decidedBy, isApproved: input.approve, at });
    if (input.approve) await carryOut(app, tx, scope, { refund, payment, facts, ask });
    const action = input.approve ? 'payments.way_approved' : 'payments.way_declined';
    const details = { refund: refund.refundId, amount: moneyToJson(refund.amountCents), way: ask.way };
    await audit(tx, scope, { action, subject: payment.subject, agency: payment.agencyId, details }, at);
  });
}

interface Known {
  refund: RefundRow;
  payment: PaymentRow;
  facts: RefundFactRow[];
  state: RefundState;
  isClosed: boolean;
  ways: readonly Way[];
}

async function known(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const refund = (isId('rfd', id) ? await refundById(tx, id) : undefined) ?? refuse('payments.unknown_refund');
  if (refund.origin !== 'ours') refuse('payments.unknown_refund');
  await takeTurn(tx, refund.paymentId);
  const payment = (await paymentById(tx, refund.paymentId))!;
  const facts = await refundFactsOf(tx, id);
  const state = refundState(facts);
  const payer = await readLogin(tx, scope, payment.payer);
  const isClosed = payer === null || isClosedLogin(payer);
  return { refund, payment, facts, state, isClosed, ways: waysFor(state, isClosed) };
}

async function stuck(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const found = await known(tx, scope, id);
  if (found.ways.length === 0) refuse('payments.refund_not_stuck');
  if (waitsForBank(disputesOf(await factsOf(tx, found.payment.paymentId)))) refuse('payments.disputed');
  return found;
}
