import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { callCloseAccounts } from './queries/write.ts';

/**
 * Writes down the balances of all house accounts, so that reading one adds up only what came later. Covers, in recorded order,
 * every journal up to the first that is later than `upTo` or whose writer has not committed yet; the next closing goes on from
 * there. Blocks no posting. Returns the last journal covered, or null when there was nothing new.
 * Must run at READ COMMITTED (as `app.tx` does): anything else is a bug and raises LG017.
 */
export async function closeAccounts(tx: Tx, scope: Scope, input: { upTo: Date; at: Date }): Promise<bigint | null> {
  return await callCloseAccounts(tx, input.upTo, input.at, scope.actor);
}
