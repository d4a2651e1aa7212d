import { readLogin } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
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

/** Tells a customer that a letter to her was handed on. Nothing of the letter stands in it. */
export async function tellArrived(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  const to = await readLogin(tx, scope, letter.customer);
  if (!to) return;
  const params = { name: letter.senderName };
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'letters',
    lang: to.lang,
    template: 'letter_arrived',
    key: `letter_arrived:${letter.letterId}`,
    at: app.clock.now(),
    content: {
      subject: { key: 'mail.told.arrived', params },
      heading: { key: 'mail.told.arrived', params },
      blocks: [
        { kind: 'text', text: { key: 'mail.told.arrived_text', params } },
        { kind: 'button', text: { key: 'mail.told.arrived_button' }, path: `/letters/${letter.letterId}` },
      ],
    },
  });
}
