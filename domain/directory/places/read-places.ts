import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, worksAt } from '#kernel/scope.ts';
import type { Facility } from './agency.ts';
import { requireAdminOf } from '../policies/may-change.ts';
import { selectFacilities, selectFacility } from '../queries/agencies.ts';
import { type PlaceChangeRow, selectPlaceChanges, selectUnits, type Unit } from '../queries/places.ts';

/** An agency's facilities and their units, closed ones too. Operators and the agency's admins, who see their own facilities. */
export async function listPlaces(app: App, scope: Scope, agencyId: string): Promise<(Facility & { units: Unit[] })[]> {
  requireAdminOf(scope, agencyId);
  return await app.tx(scope, async (tx) => {
    const units = Map.groupBy(await selectUnits(tx, agencyId), (unit) => unit.facilityId);
    return (await selectFacilities(tx, agencyId))
      .filter((facility) => isOwn(scope, facility.id))
      .map((facility) => ({ ...facility, units: units.get(facility.id) ?? [] }));
  });
}

/** One facility with its units and what was done to them. As listPlaces. Refuses: directory.unknown_facility. */
export async function readPlace(
  app: App,
  scope: Scope,
  facilityId: string,
): Promise<{ facility: Facility; units: Unit[]; changes: PlaceChangeRow[] }> {
  return await app.tx(scope, async (tx) => {
    const facility = (isId('fac', facilityId) ? await selectFacility(tx, facilityId) : undefined) ?? refuse('directory.unknown_facility');
    requireAdminOf(scope, facility.agencyId);
    if (!isOwn(scope, facilityId)) refuse('directory.unknown_facility');
    const units = (await selectUnits(tx, facility.agencyId)).filter((unit) => unit.facilityId === facility.id);
    return { facility, units, changes: await selectPlaceChanges(tx, facility.id) };
  });
}

const isOwn = (scope: Scope, facilityId: string): boolean => scope.realm !== 'staff' || worksAt(scope, facilityId);
