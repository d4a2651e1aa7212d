import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { selectUnits, type Unit } from '../queries/places.ts';

/** What a program learns of its own agency. Refuses kernel.not_allowed without the scope `places:read`. */
export async function readOwnPlaces(app: App, scope: Scope): Promise<{ agency: Agency; facilities: Facility[]; units: Unit[] }> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'places:read');
  return await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, scope.agency!)) ?? refuse('directory.unknown_agency');
    return { agency, facilities: await selectFacilities(tx, agency.id), units: await selectUnits(tx, agency.id) };
  });
}
