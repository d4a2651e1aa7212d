import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { insertState, insertStates, type TransferRow } from './queries/transfers.ts';
import type { StateKind } from './transfer.ts';

export type Details = Record<string, string | null>;

/** Writes down what became of a transfer, by whom and when. False when it was so before. */
export async function addState(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  kind: StateKind,
  details: Details = {},
): Promise<boolean> {
  return await insertState(tx, transfer, { kind, at: app.clock.now(), actor: scope.actor, details });
}

/** The same of many transfers, with one statement; the system's. Returns those that were not so before. */
export async function addStates(
  app: App,
  tx: Tx,
  kind: StateKind,
  added: readonly { transfer: TransferRow; details?: Details }[],
): Promise<Set<string>> {
  const at = app.clock.now();
  const states = added.map(({ transfer, details }) => ({ transfer, kind, at, actor: null, details: details ?? {} }));
  return new Set(states.length === 0 ? [] : await insertStates(tx, states));
}
