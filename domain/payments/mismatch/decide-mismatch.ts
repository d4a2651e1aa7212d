import { nameAskers } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { PAYMENT_MISMATCH_DECIDED } from '../events.ts';
import { takeTurn } from '../queries.ts';
import { choicesFor, type MismatchChoice } from './choices.ts';
import { insertMismatchAsk, insertMismatchDecision, type MismatchAsk, mismatchAsksOf, mismatchById, type MismatchRow } from './queries.ts';

const MISMATCH_NOTE_MAX = 500;

export interface MismatchFile extends MismatchRow {
  choices: readonly MismatchChoice[];
  asks: (MismatchAsk & { askedByName: string | null; decidedByName: string | null })[];
  /** What waits for a second person; null: nobody has asked, or it is decided. */
  open: MismatchAsk | null;
  isOwn: boolean;
  isOver: boolean;
}

/** Money that is not what was asked for, with what was asked and decided about it. Finance; audited. Refuses payments.unknown_mismatch. */
export async function readMismatch(app: App, scope: Scope, id: string): Promise<MismatchFile> {
  const actor = requireOperator(scope, 'finance');
  const { found, asks } = await app.tx(scope, async (tx) => {
    const about = await known(tx, id);
    await audit(tx, scope, { action: 'payments.mismatch_read', subject: about.paymentId, agency: about.agencyId }, app.clock.now());
    return { found: about, asks: await mismatchAsksOf(tx, id) };
  });
  const name = await nameAskers(app, scope, asks);
  const open = openOf(asks);
  return {
    ...found,
    choices: choicesFor(found.why, found.takenCents),
    asks: asks.map(name),
    open,
    isOwn: open?.askedBy === actor,
    isOver: asks.some(({ isApproved }) => isApproved === true),
  };
}

/**
 * Says what is to be done with it; another one decides. Finance. Refuses: payments.unknown_mismatch, payments.mismatch_over, payments.mismatch_waits, and at
 * the fields payments.choose_what (`choice`), payments.note_missing (`note`).
 */
export async function askMismatch(app: App, scope: Scope, input: { mismatch: string; choice: unknown; note: unknown }): Promise<void> {
  const askedBy = requireOperator(scope, 'finance');
  const note = cleanText(input.note, { max: MISMATCH_NOTE_MAX, multiline: true });
  await app.tx(scope, async (tx) => {
    const { factId, paymentId, agencyId, why, takenCents } = await known(tx, input.mismatch);
    const choice = choicesFor(why, takenCents).find((one) => one === input.choice);
    const errors: FieldError[] = [];
    if (choice === undefined) errors.push({ field: 'choice', code: 'payments.choose_what' });
    if (!note.ok) errors.push({ field: 'note', code: 'payments.note_missing', params: { most: MISMATCH_NOTE_MAX } });
    refuseFields(errors);
    if (choice === undefined || !note.ok) return refuse('kernel.bad_input');
    await takeTurn(tx, paymentId);
    const asks = await mismatchAsksOf(tx, factId);
    if (asks.some(({ isApproved }) => isApproved === true)) refuse('payments.mismatch_over');
    if (openOf(asks) !== null) refuse('payments.mismatch_waits');
    const askId = newId('mma');
    await insertMismatchAsk(tx, { askId, factId, choice, note: note.value, askedBy, at: app.clock.now() });
    const details = { ask: askId, choice, taken: takenCents === null ? null : moneyToJson(takenCents), note: note.value };
    await audit(tx, scope, { action: 'payments.mismatch_asked', subject: paymentId, agency: agencyId, details }, app.clock.now());
  });
}

/**
 * Says yes or no to what somebody else asked. The money follows after this transaction, by the event. Finance. Refuses: payments.unknown_mismatch,
 * payments.mismatch_over, payments.own_mismatch.
 */
export async function decideMismatch(app: App, scope: Scope, input: { mismatch: string; approve: boolean }): Promise<void> {
  const decidedBy = requireOperator(scope, 'finance');
  await app.tx(scope, async (tx) => {
    const { factId, paymentId, purpose, subject, agencyId } = await known(tx, input.mismatch);
    await takeTurn(tx, paymentId);
    const { askId, askedBy, choice } = openOf(await mismatchAsksOf(tx, factId)) ?? refuse('payments.mismatch_over');
    if (askedBy === decidedBy) refuse('payments.own_mismatch');
    await insertMismatchDecision(tx, { askId, factId, askedBy, decidedBy, isApproved: input.approve, at: app.clock.now() });
    const action = input.approve ? 'payments.mismatch_approved' : 'payments.mismatch_declined';
    await audit(tx, scope, { action, subject: paymentId, agency: agencyId, details: { ask: askId, choice } }, app.clock.now());
    if (input.approve)
      await publish(tx, scope, PAYMENT_MISMATCH_DECIDED, { payment: paymentId, purpose, subject, mismatch: factId, choice });
  });
}

function openOf(asks: readonly MismatchAsk[]): MismatchAsk | null {
  return asks.find(({ decidedAt }) => decidedAt === null) ?? null;
}

async function known(tx: Tx, id: string): Promise<MismatchRow> {
  return (isId('pfa', id) ? await mismatchById(tx, id) : undefined) ?? refuse('payments.unknown_mismatch');
}
