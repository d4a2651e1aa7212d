import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { selectPersonByNumber } from '../queries/exchange.ts';
import { normaliseNumber } from '../places/resident-number.ts';
import { readServices } from '../policies/read-policies.ts';

/** What a price needs to know of whom it is for; no name. */
export interface PricedPerson {
  id: string;
  agencyId: string;
  facilityId: string;
  timeZone: string;
  takesMoney: boolean;
}

/** Somebody who is held at a facility of the key, by number. Scope `quotes:read`. Refuses number_looks_wrong (`resident`), unknown_person. */
export async function readPersonPriced(tx: Tx, scope: Scope, number: string, at: Date): Promise<PricedPerson> {
  requireRealm(scope, 'machine');
  requireRole(scope, 'quotes:read');
  const agency = (await selectAgency(tx, scope.agency!)) ?? refuse('directory.unknown_agency');
  const normal =
    normaliseNumber(agency.number, number) ?? refuse('directory.number_looks_wrong', { example: agency.number.example }, 'resident');
  const person = await selectPersonByNumber(tx, agency.id, normal);
  if (person?.status !== 'here' || !worksAt(scope, person.facilityId)) refuse('directory.unknown_person');
  const facility = (await selectFacility(tx, person.facilityId)) ?? refuse('directory.unknown_person');
  const { money } = await readServices(tx, facility, at);
  return { id: person.id, agencyId: agency.id, facilityId: facility.id, timeZone: facility.timeZone, takesMoney: money };
}
