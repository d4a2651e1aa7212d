import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { actingName } from '../acting-name.ts';
import { selectFacilities } from '../queries/agencies.ts';
import { insertPlaceChange, lockFacilityNames } from '../queries/places.ts';
import { plain } from '../roster/columns.ts';

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

/**
 * A roster names places in any spelling, so two that it would read as one can't stand in one agency. Refuses directory.facility_twice.
 */
export async function refuseReadAsOne(tx: Tx, facility: { id: string; agencyId: string; name: string }): Promise<void> {
  await lockFacilityNames(tx, facility.agencyId);
  const others = (await selectFacilities(tx, facility.agencyId)).filter(({ id }) => id !== facility.id);
  if (others.some(({ name }) => plain(name) === plain(facility.name))) refuse('directory.facility_twice', {}, 'name');
}
