import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { callExpireHolds } from './queries/write.ts';

/** Writes down the end of at most `most` holds whose time is over at `at`; returns how many. They count for nothing already. */
export async function expireHolds(tx: Tx, scope: Scope, input: { at: Date; most: number }): Promise<number> {
  return await callExpireHolds(tx, input.at, scope.actor, input.most);
}
