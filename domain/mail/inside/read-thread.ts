import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type LetterState, standing } from '../rules.ts';
import { senderInInbox, threadOf, type ThreadRow } from './queries.ts';
import { requireResident } from './read-inbox.ts';

export interface ThreadLetter extends ThreadRow {
  /** How his own stands. */
  state: LetterState;
}

/** What somebody held and one writer wrote to each other, the newest first; what he has not opened without its text. Residents. Refuses: mail.unknown_writer. */
export async function listThread(
  app: App,
  scope: Scope,
  page: { with: string; before?: string | null; limit?: number },
): Promise<{ name: string; timeZone: string; letters: ThreadLetter[]; next: string | null }> {
  const residentId = requireResident(scope);
  const limit = page.limit ?? 20;
  return await app.tx(scope, async (tx) => {
    const who = (isId('lgn', page.with) ? await senderInInbox(tx, residentId, page.with) : undefined) ?? refuse('mail.unknown_writer');
    const before = isId('let', page.before) ? page.before : null;
    const found = await threadOf(tx, { residentId, customer: page.with, before, limit: limit + 1 });
    const letters = found.slice(0, limit).map(({ kinds, ...row }) => ({ ...row, state: standing(kinds) }));
    return { ...who, letters, next: found.length > limit ? letters.at(-1)!.letterId : null };
  });
}
