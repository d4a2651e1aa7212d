import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { insertState, type TransferRow } from './queries/transfers.ts';
import type { StateKind } from './transfer.ts';

/** Writes down what became of a transfer, by whom and when. False when it was so before. */
export async function addState(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  kind: StateKind,
  details: Record<string, string | null> = {},
): Promise<boolean> {
  return await insertState(tx, transfer, { kind, at: app.clock.now(), actor: scope.actor, details });
}
