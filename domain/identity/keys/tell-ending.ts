import type { App } from '#kernel/app.ts';
import { publish } from '#kernel/outbox.ts';
import { systemScope } from '#kernel/scope.ts';
import type { KeyEnding } from '../events.ts';
import { takeEnding } from '../queries/keys.ts';
import { TOLD_DAYS } from './key-scopes.ts';

/** Says once of every key that it is about to end, while there is time to make another one. Keys end by the real clock. */
export async function tellEnding(app: App): Promise<void> {
  const scope = systemScope('identity.keys_ending');
  await app.tx(scope, async (tx) => {
    const now = new Date();
    for (const key of await takeEnding(tx, now, new Date(now.getTime() + TOLD_DAYS * 86_400_000))) {
      const news: KeyEnding = {
        keyId: key.id,
        agency: key.agencyId,
        partner: key.partner,
        name: key.name,
        at: key.expiresAt.toISOString(),
      };
      await publish(tx, scope, 'key.ending', news);
    }
  });
}
