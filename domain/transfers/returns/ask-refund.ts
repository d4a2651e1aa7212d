import { readPayment, readTender, readWalletPart } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type Money, moneyToJson, parseMoney } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { TRANSFER_REFUND_APPROVED } from '../events.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { statesOf, takeTurnOfTransfer, transferById, type TransferRow } from '../queries/transfers.ts';
import { isGoingBack, standing } from '../transfer.ts';
import { NOTE_MAX } from './decide-incoming.ts';
import { asksOf, askById, insertAsk, insertDecision, type RefundAsk } from './queries.ts';
import { paidAs } from './onward.ts';
import { GIVEN_BACK } from './reasons.ts';
import { refundAloneCents } from './refund-limits.ts';
import { startReturn } from './start-return.ts';

/**
 * What an operator may give back of a transfer. whole: it has not arrived, so all of it goes back and the agency is owed nothing.
 * part: it has arrived, so it comes out of our own pocket, up to `leftCents`.
 */
export type Refundable = { how: 'whole' | 'part'; leftCents: Money } | { how: 'not'; why: 'not_refundable' | 'disputed' | 'handed_over' };

export async function refundableNow(app: App, tx: Tx, transfer: TransferRow): Promise<Refundable> {
  const kinds = (await statesOf(tx, transfer.transferId)).map((state) => state.kind);
  const state = standing(kinds);
  if (!kinds.includes('applied') || isGoingBack(state) || state === 'onward') return { how: 'not', why: 'not_refundable' };
  // The agency may be putting it on the account at this moment: its answer comes first.
  if (state === 'handed_over') return { how: 'not', why: 'handed_over' };
  const payment = await readPayment(tx, PURPOSE, paidAs(transfer), app.clock.now());
  const tender = await readTender(tx, PURPOSE, paidAs(transfer));
  // The payer's bank has given him the money, or is about to decide: we must not pay it a second time.
  if (payment?.disputes.some((one) => one.status !== 'won')) return { how: 'not', why: 'disputed' };
  // What was asked before and is still on its way to payments is promised, too.
  const asked = sum((await asksOf(tx, transfer.transferId)).filter((ask) => (ask.needsSecond ? ask.isApproved === true : true)));
  const wallet = await readWalletPart(tx, PURPOSE, paidAs(transfer));
  const begun = sum([...(payment?.refunds ?? []), ...(wallet?.returns ?? [])].filter((refund) => refund.reason === GIVEN_BACK));
  const leftCents = tender.leftCents - (kinds.includes('posted') && asked > begun ? asked - begun : 0n);
  if (leftCents <= 0n) return { how: 'not', why: 'not_refundable' };
  return kinds.includes('posted') ? { how: 'part', leftCents } : { how: 'whole', leftCents };
}

function sum(list: readonly { amountCents: Money }[]): Money {
  return list.reduce((total, one) => total + one.amountCents, 0n);
}

/**
 * An operator gives money back, with a reason. What has not arrived goes back whole, whatever amount was typed. Up to the limit of the operator's role it is
 * done at once, above it another operator must approve. Operators. Refuses at the fields: `amount` (what an amount can be wrong in, refund_too_much),
 * note_missing (`note`); and transfers.unknown_transfer, not_refundable, disputed, refund_ask_open.
 */
export async function askRefund(
  app: App,
  scope: Scope,
  input: { transfer: string; amount: string; note: unknown },
): Promise<{ waits: boolean }> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
  const operator = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const transfer =
      (isId('trf', input.transfer) ? await transferById(tx, input.transfer) : undefined) ?? refuse('transfers.unknown_transfer');
    await takeTurnOfTransfer(tx, transfer.transferId);
    const may = await refundableNow(app, tx, transfer);
    if (may.how === 'not') return refuse(`transfers.${may.why}`);
    const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
    const errors: FieldError[] = note.ok ? [] : [{ field: 'note', code: 'transfers.note_missing', params: { most: NOTE_MAX } }];
    const amountCents = may.how === 'whole' ? may.leftCents : amountOf(input.amount, may.leftCents, errors);
    refuseFields(errors);
    if ((await asksOf(tx, transfer.transferId)).some((ask) => ask.needsSecond && ask.decidedAt === null))
      refuse('transfers.refund_ask_open');
    const needsSecond = amountCents > refundAloneCents(scope.roles);
    const ask = {
      askId: newId('ask'),
      transferId: transfer.transferId,
      amountCents,
      note: note.ok ? note.value : '',
      askedBy: operator,
      needsSecond,
      at: app.clock.now(),
    };
    await insertAsk(tx, ask);
    await record(app, tx, scope, transfer, 'transfers.refund_asked', { ask: ask.askId, amount: moneyToJson(amountCents), note: ask.note });
    if (!needsSecond) await carryOut(app, tx, scope, transfer, ask.askId);
    return { waits: needsSecond };
  });
}

/**
 * Another operator, of finance, says yes or no to a refund above the first one's limit. Refuses: transfers.unknown_ask, own_ask (the database holds it, too),
 * ask_decided, note_missing (`note`, with a no), and what has become impossible since: not_refundable, disputed, refund_too_much.
 */
export async function decideRefundAsk(app: App, scope: Scope, input: { ask: string; approve: boolean; note: unknown }): Promise<void> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  const operator = requireActor(scope);
  const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  if (!note.ok && (!input.approve || note.reason !== 'empty')) refuse('transfers.note_missing', { most: NOTE_MAX }, 'note');
  await app.tx(scope, async (tx) => {
    const found = (isId('ask', input.ask) ? await askById(tx, input.ask) : undefined) ?? refuse('transfers.unknown_ask');
    if (found.askedBy === operator) refuse('transfers.own_ask');
    await takeTurnOfTransfer(tx, found.transferId);
    const ask = (await askById(tx, found.askId))!;
    if (!ask.needsSecond || ask.decidedAt !== null) refuse('transfers.ask_decided');
    const transfer = (await transferById(tx, ask.transferId))!;
    const decision = { askId: ask.askId, askedBy: ask.askedBy, decidedBy: operator, isApproved: input.approve };
    if (input.approve) await checkStill(app, tx, transfer, ask);
    if (!(await insertDecision(tx, { ...decision, note: note.ok ? note.value : '', at: app.clock.now() }))) refuse('transfers.ask_decided');
    const action = input.approve ? 'transfers.refund_approved' : 'transfers.refund_declined';
    await record(app, tx, scope, transfer, action, { ask: ask.askId, note: note.ok ? note.value : null });
    if (input.approve) await carryOut(app, tx, scope, transfer, ask.askId);
  });
}

function amountOf(typed: string, leftCents: Money, errors: FieldError[]): Money {
  const read = parseMoney(typed);
  if (!read.ok) errors.push({ field: 'amount', code: `transfers.amount_${read.reason}` });
  else if (read.cents <= 0n) errors.push({ field: 'amount', code: 'transfers.amount_negative' });
  else if (read.cents > leftCents) errors.push({ field: 'amount', code: 'transfers.refund_too_much', params: { limit: leftCents } });
  return read.ok ? read.cents : 0n;
}

async function checkStill(app: App, tx: Tx, transfer: TransferRow, ask: RefundAsk): Promise<void> {
  const may = await refundableNow(app, tx, transfer);
  if (may.how === 'not') return refuse(`transfers.${may.why}`);
  if (may.how === 'part' && ask.amountCents > may.leftCents) refuse('transfers.refund_too_much', { limit: may.leftCents });
}

async function carryOut(app: App, tx: Tx, scope: Scope, transfer: TransferRow, askId: string): Promise<void> {
  const isPosted = (await statesOf(tx, transfer.transferId)).some((state) => state.kind === 'posted');
  if (isPosted) await publish(tx, scope, TRANSFER_REFUND_APPROVED, { ask: askId, transfer: transfer.transferId });
  else await startReturn(app, tx, scope, transfer, 'operator');
}

async function record(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  action: string,
  details: Record<string, string | null>,
): Promise<void> {
  await audit(tx, scope, { action, subject: transfer.transferId, agency: transfer.agencyId, details }, app.clock.now());
}
