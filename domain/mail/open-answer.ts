import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { insertState, type LetterRow, unopenedBy } from './queries.ts';
import { readLetter } from './read-letters.ts';

/** So many letters that came are named above the list. */
const NEW_SHOWN = 20;

/** Letters to the customer that she has not opened. Customers. */
export async function listUnopened(app: App, scope: Scope): Promise<LetterRow[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, (tx) => unopenedBy(tx, customer, NEW_SHOWN));
}

/** Opens a letter from somebody held; he sees that on his tablet. Twice is once. Customers. Refuses: mail.unknown_letter. */
export async function openAnswer(app: App, scope: Scope, id: string): Promise<void> {
  const letter = await readLetter(app, scope, id);
  if (letter.author !== 'resident') refuse('mail.unknown_letter');
  const state = { kind: 'opened', at: app.clock.now(), actor: scope.actor, details: {} } as const;
  await app.tx(systemFor(scope, letter.agencyId), (tx) => insertState(tx, letter, state));
}
