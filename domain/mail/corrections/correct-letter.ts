import { readReviewPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { returnOf } from '../appeals/returned.ts';
import { rulesTo } from '../inside/write-answer.ts';
import { draftFor, letterById, type LetterRow, statesOf } from '../queries.ts';
import { type LetterStanding, rulesFor, standing } from '../rules.ts';
import { draftFrom, sentInstead } from './queries.ts';

/** How a returned letter may be put right. */
export interface Correcting {
  /** The letter that was sent in its place; null: none. */
  by: string | null;
  /** instead: another letter to the same person has been begun, and would give way. go_on: this one is being corrected. null: it can't be corrected. */
  may: 'begin' | 'go_on' | 'instead' | null;
}

/** The letter that one was written in the place of, and whether that went on after all; null: there is none. */
export async function readFirst(tx: Tx, { corrects }: LetterRow): Promise<{ letterId: string; hasGoneOn: boolean } | null> {
  if (corrects === null) return null;
  return { letterId: corrects, hasGoneOn: (await returnOf(tx, { letterId: corrects }))?.hasGoneOn ?? false };
}

/** Whether a letter of his own can be put right by its writer, or was, in the caller's transaction. */
export async function readCorrecting(tx: Tx, letter: LetterRow, state: LetterStanding, now: Date): Promise<Correcting> {
  if (state !== 'returned') return { by: null, may: null };
  const by = await sentInstead(tx, letter.letterId);
  if (by !== null || !(await mayResend(tx, letter, now))) return { by, may: null };
  const draft = await draftFor(tx, letter);
  return { by, may: draft === undefined ? 'begin' : draft.corrects === letter.letterId ? 'go_on' : 'instead' };
}

/** As the rule is where it was returned. */
async function mayResend(tx: Tx, letter: LetterRow, now: Date): Promise<boolean> {
  return (await readReviewPolicy(tx, letter, now)).resend !== false;
}

/**
 * Puts what stood in a returned letter before its writer once more, to change it and send it again. Its stamps came back when it was returned, so the
 * corrected letter is the only one that costs. Twice is once. Customers and people held, their own. Refuses: mail.unknown_letter, not_returned, no_resend, what rulesFor
 * and rulesTo refuse, and at `instead`: mail.draft_there, when another letter to the same person has been begun and is not to give way.
 */
export async function correctLetter(app: App, scope: Scope, input: { letter: string; instead?: boolean }): Promise<LetterRow> {
  requireRealm(scope, 'customer', 'resident');
  if (scope.realm === 'resident') requireRole(scope, 'resident');
  requireActor(scope);
  const letter = isId('let', input.letter) ? await app.tx(scope, (tx) => letterById(tx, input.letter)) : undefined;
  if (letter?.author !== scope.realm) return refuse('mail.unknown_letter');
  if (letter.author === 'resident') await rulesTo(app, scope, letter.customer);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    if (letter.author === 'customer') await rulesFor(tx, scope, letter.residentId, now);
    if (standing((await statesOf(tx, letter.letterId)).map(({ kind }) => kind)) !== 'returned') refuse('mail.not_returned');
    if (!(await mayResend(tx, letter, now))) refuse('mail.no_resend');
    const begun = await draftFrom(tx, letter, { draftId: newId('dft'), savedAt: now, instead: input.instead ?? false });
    if (!begun && (await draftFor(tx, letter))?.corrects !== letter.letterId)
      refuse('mail.draft_there', { name: letter.recipientName }, 'instead');
    return letter;
  });
}
