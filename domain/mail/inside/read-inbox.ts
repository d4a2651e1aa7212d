import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor } from '#kernel/scope.ts';
import { insertState, letterById, type LetterRow } from '../queries.ts';
import { tellOpened } from '../tell-customer.ts';
import { countNew, inboxOf, type InboxRow, inboxRow, markOpened } from './queries.ts';

/** Somebody held who has chosen his own PIN. */
export function requireResident(scope: Scope): string {
  requireRealm(scope, 'resident');
  requireRole(scope, 'resident');
  return requireActor(scope);
}

/** How many letters he has not opened yet. Residents. */
export async function countNewLetters(app: App, scope: Scope): Promise<number> {
  const resident = requireResident(scope);
  return await app.tx(scope, (tx) => countNew(tx, resident));
}

/** A page of what came for him, the newest first: letters, and that letters went back. Residents. */
export async function listInbox(
  app: App,
  scope: Scope,
  page: { before?: string | null; limit?: number } = {},
): Promise<{ letters: InboxRow[]; next: string | null }> {
  const resident = requireResident(scope);
  const limit = page.limit ?? 20;
  const asked = { before: page.before ?? null, limit: limit + 1 };
  const found = await app.tx(scope, (tx) => inboxOf(tx, resident, asked));
  const letters = found.slice(0, limit);
  return { letters, next: found.length > limit ? letters.at(-1)!.letterId : null };
}

export interface ReceivedLetter extends InboxRow {
  /** Null until he opens it, and of one that went back. */
  letter: Pick<LetterRow, 'body' | 'card' | 'lang' | 'sentAt'> | null;
}

/** What came for him. The text is there once he has opened it. Residents. Refuses: mail.unknown_letter. */
export async function readReceived(app: App, scope: Scope, id: string): Promise<ReceivedLetter> {
  const resident = requireResident(scope);
  return await app.tx(scope, async (tx) => {
    const row = (isId('let', id) ? await inboxRow(tx, resident, id) : undefined) ?? refuse('mail.unknown_letter');
    const letter = row.openedAt === null ? undefined : await letterById(tx, id);
    return { ...row, letter: letter ? { body: letter.body, card: letter.card, lang: letter.lang, sentAt: letter.sentAt } : null };
  });
}

/** Opens a letter; its sender is told. Twice is once. Residents. Refuses: mail.unknown_letter. */
export async function openLetter(app: App, scope: Scope, id: string): Promise<void> {
  const row = await readReceived(app, scope, id);
  if (row.outcome === 'returned') refuse('mail.unknown_letter');
  const system = systemFor(scope);
  await app.tx(system, async (tx) => {
    const at = app.clock.now();
    const letter = await letterById(tx, id);
    if (!letter || !(await markOpened(tx, id, at))) return;
    await insertState(tx, letter, { kind: 'opened', at, actor: scope.actor, details: {} });
    await tellOpened(app, tx, system, letter);
  });
}
