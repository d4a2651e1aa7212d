import { nameAskers } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { factsOf } from '../queries.ts';
import { disputesOf } from '../refunds/refund.ts';
import { waitsForBank } from '../refunds/settle-refunds.ts';
import { openOf } from './asks.ts';
import { carryOut } from './carry-out.ts';
import { type Known, knownOwed, type Owed } from './owed.ts';
import { insertWayAsk, insertWayDecision, type WayAsk } from './queries.ts';
import { readWay, type TypedWay, type Way } from './ways.ts';

export interface WayOutFile extends Omit<Owed, 'refund' | 'from' | 'keptFor' | 'sent' | 'isApart'> {
  isRefund: boolean;
  isClosed: boolean;
  /** What can be asked for; none: it needs nobody's help (any more). */
  ways: readonly Way[];
  asks: (WayAsk & { askedByName: string | null; decidedByName: string | null })[];
  /** What waits for a second person. */
  open: WayAsk | null;
  isOwn: boolean;
}

/** A refund that no card takes, what was left in a wallet, or what came back, with what was asked and decided about it. Finance; audited. Refuses payments.unknown_refund. */
export async function readWayOut(app: App, scope: Scope, id: string): Promise<WayOutFile> {
  const actor = requireOperator(scope, 'finance');
  const known = await app.tx(scope, async (tx) => {
    const found = await knownOwed(tx, scope, id);
    const { subject, agencyId: agency } = found;
    await audit(tx, scope, { action: 'payments.way_out_read', subject, agency, details: { refund: id } }, app.clock.now());
    return found;
  });
  const { refund, from: _from, keptFor: _keptFor, sent: _sent, isApart: _isApart, asks, ...about } = known;
  const name = await nameAskers(app, scope, asks);
  const open = about.ways.length > 0 ? openOf(asks) : null;
  return {
    ...about,
    isRefund: refund?.isItself ?? false,
    asks: asks.map(name),
    open,
    isOwn: open?.askedBy === actor,
  };
}

/**
 * Says how the money is to get to its owner, that it is kept as unclaimed, or that what was sent came back; another one decides. Finance. Refuses: payments.unknown_refund,
 * refund_not_stuck, disputed while a bank has the payment, way_waits, and at the fields choose_way (`way`), number_missing (`number`), state_missing
 * (`state`), due_day_bad (`due`), note_missing (`note`).
 */
export async function askWayOut(app: App, scope: Scope, input: TypedWay & { refund: string }): Promise<void> {
  const askedBy = requireOperator(scope, 'finance');
  await app.tx(scope, async (tx) => {
    const { id, amountCents, subject, agencyId: agency, ways, asks, sent } = await stuck(tx, scope, input.refund);
    if (sent !== null && input.way !== 'came_back') refuse('payments.refund_not_stuck');
    const at = app.clock.now();
    const { out, errors } = readWay(input, ways, localTime(at, HOUSE_ZONE).day);
    refuseFields(errors);
    if (out === null) return refuse('kernel.bad_input');
    if (openOf(asks) !== null) refuse('payments.way_waits');
    const askId = newId('wya');
    await insertWayAsk(tx, { ...out, askId, owedId: id, askedBy, at });
    const { way, number, stateCode: state, dueOn, note } = out;
    const details = { refund: id, amount: moneyToJson(amountCents), way, number, state, dueOn, note };
    await audit(tx, scope, { action: 'payments.way_asked', subject, agency, details }, at);
  });
}

/**
 * Says yes or no to the way somebody else asked for. With the yes the money is booked and its owner told. Finance. Refuses: payments.unknown_refund,
 * way_over, own_way, and with a yes refund_not_stuck and disputed, when that is how it stands by now.
 */
export async function decideWayOut(app: App, scope: Scope, input: { refund: string; approve: boolean }): Promise<void> {
  const decidedBy = requireOperator(scope, 'finance');
  await app.tx(scope, async (tx) => {
    const owed = await (input.approve ? stuck : knownOwed)(tx, scope, input.refund);
    const ask = openOf(owed.asks) ?? refuse('payments.way_over');
    if (ask.askedBy === decidedBy) refuse('payments.own_way');
    if (input.approve && !owed.ways.includes(ask.way)) refuse('payments.refund_not_stuck');
    const at = app.clock.now();
    await insertWayDecision(tx, ask, { decidedBy, isApproved: input.approve, at });
    if (input.approve) await carryOut(app, tx, scope, owed, ask);
    const action = input.approve ? 'payments.way_approved' : 'payments.way_declined';
    const details = { refund: owed.id, amount: moneyToJson(owed.amountCents), way: ask.way };
    await audit(tx, scope, { action, subject: owed.subject, agency: owed.agencyId, details }, at);
  });
}

async function stuck(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const found = await knownOwed(tx, scope, id);
  if (found.ways.length === 0) refuse('payments.refund_not_stuck');
  // That it came back is so, whatever a bank thinks about.
  if (found.sent === null && found.refund !== null && waitsForBank(disputesOf(await factsOf(tx, found.refund.payment.paymentId))))
    refuse('payments.disputed');
  return found;
}
