import { agenciesThatFollow } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { DECIDED } from '../transfer.ts';
import { waitingForMoved } from './queries.ts';
import { returnAll } from './return-all.ts';

/** What waits longer is the clerk's to decide. */
const RECENT_MS = 30 * 86_400_000;

/**
 * Money that waits where its person no longer is starts on its way, at agencies whose rule lets it follow; goOnward then says whether it can. A clerk
 * may post it first. Returns how many.
 */
export async function followMoved(app: App): Promise<number> {
  const scope = systemScope('sweep-moved');
  const now = app.clock.now();
  const since = new Date(now.getTime() - RECENT_MS);
  let followed = 0;
  for (const agencyId of await app.tx(scope, (tx) => agenciesThatFollow(tx, now)))
    followed += await returnAll(app, scope, {
      find: (tx, limit) => waitingForMoved(tx, agencyId, since, limit),
      unless: DECIDED,
      why: 'moved_away',
    });
  return followed;
}
