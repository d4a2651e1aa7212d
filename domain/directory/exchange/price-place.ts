import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { normaliseNumber } from '../places/resident-number.ts';
import type { Facility } from '../places/agency.ts';
import { readServices } from '../policies/read-policies.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { selectPersonByNumber } from '../queries/exchange.ts';

/** What a price needs to know of where the money goes; no name. */
export interface PricedPlace {
  /** Null: it is the price for anybody held there. */
  residentId: string | null;
  agencyId: string;
  facilityId: string;
  timeZone: string;
  takesMoney: boolean;
}

/** Somebody who is held at a facility of the agency's key, by number. Scope `quotes:read`. Refuses number_looks_wrong (`resident`), unknown_person. */
export async function readPersonPriced(tx: Tx, scope: Scope, number: string, at: Date): Promise<PricedPlace> {
  requirePricing(scope);
  // A partner asks by place: who is held where is not for its program.
  const agencyId = scope.agency ?? refuse('directory.person_not_priced', {}, 'resident');
  const agency = (await selectAgency(tx, agencyId)) ?? refuse('directory.unknown_agency');
  const normal =
    normaliseNumber(agency.number, number) ?? refuse('directory.number_looks_wrong', { example: agency.number.example }, 'resident');
  const person = await selectPersonByNumber(tx, agency.id, normal);
  if (person?.status !== 'here' || !worksAt(scope, person.facilityId)) refuse('directory.unknown_person');
  const facility = (await selectFacility(tx, person.facilityId)) ?? refuse('directory.unknown_person');
  return { residentId: person.id, ...(await placeOf(tx, facility, at)) };
}

/** Anybody at a facility that the key reaches. Scope `quotes:read`. Refuses unknown_facility (`facility`). */
export async function readFacilityPriced(tx: Tx, scope: Scope, id: string, at: Date): Promise<PricedPlace> {
  requirePricing(scope);
  const facility = isId('fac', id) && worksAt(scope, id) ? await selectFacility(tx, id) : undefined;
  if (!facility) refuse('directory.unknown_facility', {}, 'facility');
  return { residentId: null, ...(await placeOf(tx, facility, at)) };
}

function requirePricing(scope: Scope): void {
  requireRealm(scope, 'machine');
  requireRole(scope, 'quotes:read');
}

async function placeOf(tx: Tx, facility: Facility, at: Date): Promise<Omit<PricedPlace, 'residentId'>> {
  const { money } = await readServices(tx, facility, at);
  return { agencyId: facility.agencyId, facilityId: facility.id, timeZone: facility.timeZone, takesMoney: money };
}
