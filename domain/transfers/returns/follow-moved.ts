import { agenciesThatFollow } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { waitingForMoved } from './queries.ts';
import { startReturn } from './start-return.ts';

const AT_ONCE = 100;
/** What waits longer is the clerk's to decide. */
const RECENT_MS = 30 * 86_400_000;

/**
 * Money that waits where its person no longer is starts on its way, at agencies whose rule lets it follow; goOnward then says whether it can. A clerk
 * may post it first. Returns how many.
 */
export async function followMoved(app: App): Promise<number> {
  const scope = systemScope('sweep-moved');
  const now = app.clock.now();
  let followed = 0;
  for (const agencyId of await app.tx(scope, (tx) => agenciesThatFollow(tx, now))) {
    followed += await app.tx(scope, async (tx) => {
      let count = 0;
      for (const id of await waitingForMoved(tx, agencyId, new Date(now.getTime() - RECENT_MS), AT_ONCE)) {
        await takeTurnOfTransfer(tx, id);
        const kinds = new Set((await statesOf(tx, id)).map(({ kind }) => kind));
        if ((['posted', 'withheld', 'returning', 'handed_over'] as const).some((kind) => kinds.has(kind))) continue;
        if (await startReturn(app, tx, scope, (await transferById(tx, id))!, 'moved_away')) count++;
      }
      return count;
    });
  }
  return followed;
}
