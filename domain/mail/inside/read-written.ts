import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Correcting, readCorrecting, readFirst } from '../corrections/correct-letter.ts';
import { letterById, type LetterRow, type StateRow, statesOf } from '../queries.ts';
import { isWaiting, type LetterState, standing } from '../rules.ts';
import { writtenBy } from './queries.ts';
import { requireResident } from './read-inbox.ts';

/** A page of what he wrote, the newest first. Residents. */
export async function listWritten(
  app: App,
  scope: Scope,
  page: { before?: string | null; limit?: number } = {},
): Promise<{ letters: (LetterRow & { state: LetterState })[]; next: string | null }> {
  const resident = requireResident(scope);
  const limit = page.limit ?? 20;
  const found = await app.tx(scope, (tx) => writtenBy(tx, resident, { before: page.before ?? null, limit: limit + 1 }));
  const letters = found.slice(0, limit).map(({ kinds, ...letter }) => ({ ...letter, state: standing(kinds) }));
  return { letters, next: found.length > limit ? letters.at(-1)!.letterId : null };
}

export interface WrittenLetter extends LetterRow {
  state: LetterState;
  states: StateRow[];
  /** Staff have not decided, and their time is over. */
  isLate: boolean;
  correcting: Correcting;
  /** The one it was written in the place of. */
  first: Awaited<ReturnType<typeof readFirst>>;
}

/** One letter of his own, and what became of it. Residents. Refuses: mail.unknown_letter. */
export async function readWritten(app: App, scope: Scope, id: string): Promise<WrittenLetter> {
  requireResident(scope);
  return await app.tx(scope, async (tx) => {
    const letter = isId('let', id) ? await letterById(tx, id) : undefined;
    if (letter?.author !== 'resident') return refuse('mail.unknown_letter');
    const states = await statesOf(tx, id);
    const state = standing(states.map(({ kind }) => kind));
    const correcting = await readCorrecting(tx, letter, state, app.clock.now());
    const first = await readFirst(tx, letter);
    return { ...letter, state, states, isLate: isWaiting(state) && letter.dueAt < app.clock.now(), correcting, first };
  });
}
