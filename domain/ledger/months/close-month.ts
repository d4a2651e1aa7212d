import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { requireActor, type Scope } from '#kernel/scope.ts';
import { endOfMonth } from './month.ts';
import { callAskMonth, callDecideMonth } from './queries.ts';

/**
 * Asks for a month to be closed, in the caller's transaction, which has taken its turn. Whether it may be is the caller's to know; that its days are
 * locked and that nothing was closed or is asked for is the database's as well. `note` says why there is money in suspense.
 */
export async function askMonth(tx: Tx, scope: Scope, input: { month: string; note: string; at: Date }): Promise<string> {
  const askId = newId('mon');
  await callAskMonth(tx, { askId, endsAt: endOfMonth(input.month), note: input.note, askedBy: requireActor(scope), at: input.at });
  return askId;
}

/** A second person closes the month for good, with its trial balance, or sends it back with a note. In the caller's transaction, as above. */
export async function decideMonth(
  tx: Tx,
  scope: Scope,
  input: { askId: string; isClosed: boolean; note: string; at: Date },
): Promise<void> {
  await callDecideMonth(tx, { ...input, decidedBy: requireActor(scope) });
}
