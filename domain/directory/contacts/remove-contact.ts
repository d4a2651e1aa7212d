import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { endContact } from '../queries/residents.ts';

/** Takes a person off the customer's own list; what was sent stays in the history. Refuses directory.unknown_contact for a link that isn't hers. */
export async function removeContact(app: App, scope: Scope, contactId: string): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  if (!isId('cnt', contactId)) refuse('directory.unknown_contact');
  await app.tx(scope, async (tx) => {
    if (!(await endContact(tx, contactId, app.clock.now()))) refuse('directory.unknown_contact');
  });
}
