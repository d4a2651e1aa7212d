import { type Facility, listFacilities, listUnits, readNumbered } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt, worksEverywhere } from '#kernel/scope.ts';
import type { TermPlace } from './queries.ts';

/** Who keeps an agency's terms: those who read its letters. Refuses kernel.not_allowed to everybody else. */
export function requireKeeper(scope: Scope): { actor: string; agencyId: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom');
  return { actor: requireActor(scope), agencyId: scope.agency ?? refuse('kernel.not_allowed') };
}

/** Where somebody may put terms, as forms and files name it: `all`, a facility's id, or that and a unit: `fac_…/A1`. */
export interface TermPlaces {
  all: boolean;
  facilities: (Pick<Facility, 'id' | 'name' | 'timeZone'> & { units: string[] })[];
}

export async function termPlaces(tx: Tx, scope: Scope, agencyId: string): Promise<TermPlaces> {
  const units = Map.groupBy(await listUnits(tx, agencyId), ({ facilityId }) => facilityId);
  const facilities = (await listFacilities(tx, agencyId))
    .filter(({ id, closedAt }) => closedAt === null && worksAt(scope, id))
    .map(({ id, name, timeZone }) => ({
      ...{ id, name, timeZone },
      units: (units.get(id) ?? []).filter(({ closedAt }) => closedAt === null).map((unit) => unit.name),
    }));
  return { all: worksEverywhere(scope), facilities };
}

/** Where a term shall hold, and the zone its days are counted in; or what is wrong with it: review.term_place, term_person. */
export async function readPlace(
  tx: Tx,
  agencyId: string,
  places: TermPlaces,
  typed: { place?: unknown; person?: unknown },
  errors: FieldError[],
): Promise<(TermPlace & { zone: string }) | null> {
  const zone = places.facilities[0]?.timeZone ?? 'UTC';
  const nowhere = { facilityId: null, unit: null, residentId: null, zone };
  if (typeof typed.person === 'string' && typed.person.trim() !== '') {
    const person = await readNumbered(tx, agencyId, typed.person);
    const facility = places.facilities.find(({ id }) => id === person?.facilityId);
    if (person && facility) return { ...nowhere, residentId: person.id, zone: facility.timeZone };
    errors.push({ field: 'person', code: 'review.term_person' });
    return null;
  }
  const [id, ...rest] = typeof typed.place === 'string' ? typed.place.split('/') : [];
  if (id === 'all' && places.all) return nowhere;
  const facility = places.facilities.find((one) => one.id === id);
  const unit = rest.length > 0 ? facility?.units.find((name) => name === rest.join('/')) : null;
  if (facility && unit !== undefined) return { ...nowhere, facilityId: facility.id, unit, zone: facility.timeZone };
  errors.push({ field: 'place', code: 'review.term_place' });
  return null;
}
