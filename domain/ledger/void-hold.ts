import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { callVoidHold } from './queries/write.ts';
import { refuseVerdict } from './verdict.ts';

/**
 * Frees what a hold kept. A hold that was voided or has expired is free already, and that is a good answer too (`replayed`).
 * Refuses: ledger.unknown_hold, ledger.hold_closed (it was settled).
 */
export async function voidHold(tx: Tx, scope: Scope, input: { hold: string; at: Date }): Promise<{ replayed: boolean }> {
  const answer = await callVoidHold(tx, input.hold, input.at, scope.actor);
  if (answer.code !== null) refuseVerdict(answer);
  return { replayed: answer.verdict === 'replayed' };
}
