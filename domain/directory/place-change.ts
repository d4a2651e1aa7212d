import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { actingName } from './acting-name.ts';
import { insertPlaceChange } from './queries/places.ts';

export const placeChanges = ['added', 'renamed', 'closed', 'reopened'] as const;

export interface PlaceChange {
  facility: { id: string; agencyId: string };
  /** Null: the facility itself. */
  unitId: string | null;
  change: (typeof placeChanges)[number];
  before: string | null;
  after: string;
  reason: string;
}

/** Writes what was done to a place, in the transaction that does it. */
export async function recordChange(tx: Tx, scope: Scope, change: PlaceChange, at: Date): Promise<void> {
  await insertPlaceChange(tx, change, { id: scope.actor, name: await actingName(tx, scope) }, at);
}
