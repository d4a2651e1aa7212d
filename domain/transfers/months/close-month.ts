import { askMonth, decideMonth, type MonthAsk, monthAfter, readMonthAsks, standingAt, takeTurnOfMonths } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { dayAfter } from '#kernel/wall-clock.ts';
import { inTheWay } from './in-the-way.ts';
import { knownMonth, suspenseOf } from './read-months.ts';

const NOTE_MAX = 500;

/**
 * Asks for a month to be closed. Finance. Refuses: months.unknown_month, closed, asked, in_the_way (readMonth says what), and at the field `why`
 * months.suspense_note_missing while there is money of which nobody knows whose it is.
 */
export async function askToCloseMonth(app: App, scope: Scope, input: { month: string; why: unknown }): Promise<void> {
  requireOperator(scope, 'finance');
  const why = cleanText(input.why, { max: NOTE_MAX, multiline: true });
  const now = app.clock.now();
  await app.tx(scope, async (tx) => {
    const { month, ask } = await openMonth(tx, scope, input.month, now);
    if (ask?.isClosed === null) refuse('months.asked');
    if ((await inTheWay(tx, scope, month, now)).length > 0) refuse('months.in_the_way');
    const { rows } = await standingAt(tx, scope, dayAfter(`${monthAfter(month)}-01`, -1));
    const needsWhy = suspenseOf(rows) !== 0n || (!why.ok && why.reason !== 'empty');
    if (needsWhy && !why.ok) return refuse('months.suspense_note_missing', { most: NOTE_MAX }, 'why');
    const note = why.ok ? why.value : '';
    const askId = await askMonth(tx, scope, { month, note, at: now });
    await audit(tx, scope, { action: 'ledger.month_asked', subject: '-', details: { month, ask: askId, note } }, now);
  });
}

/**
 * Closes a month that somebody else asked for, for good, or sends it back with a reason. Finance. Refuses: months.unknown_month, closed, decided
 * (nobody asks any more), own, in_the_way (something has come in between), and at the field `note` months.reason_missing.
 */
export async function decideOnMonth(
  app: App,
  scope: Scope,
  input: { month: string; ask: string; close: boolean; note: unknown },
): Promise<void> {
  const actor = requireOperator(scope, 'finance');
  const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  const isEnough = note.ok || (input.close && note.reason === 'empty');
  if (!isEnough) refuse('months.reason_missing', { most: NOTE_MAX }, 'note');
  const now = app.clock.now();
  await app.tx(scope, async (tx) => {
    const { month, ask } = await openMonth(tx, scope, input.month, now);
    if (ask?.askId !== input.ask || ask.isClosed !== null) return refuse('months.decided');
    if (ask.askedBy === actor) refuse('months.own');
    if (input.close && (await inTheWay(tx, scope, month, now)).length > 0) refuse('months.in_the_way');
    const said = note.ok ? note.value : '';
    await decideMonth(tx, scope, { askId: ask.askId, isClosed: input.close, note: said, at: now });
    const action = input.close ? 'ledger.month_closed' : 'ledger.month_sent_back';
    await audit(tx, scope, { action, subject: '-', details: { month, ask: ask.askId, note: said } }, now);
  });
}

/** Takes its turn, then looks: a month that is not closed, with the newest ask for it. */
async function openMonth(tx: Tx, scope: Scope, asked: string, now: Date): Promise<{ month: string; ask: MonthAsk | null }> {
  await takeTurnOfMonths(tx);
  const month = await knownMonth(tx, scope, asked, now);
  const ask = (await readMonthAsks(tx, scope, { first: month, last: month }))[0] ?? null;
  return ask?.isClosed === true ? refuse('months.closed') : { month, ask };
}
