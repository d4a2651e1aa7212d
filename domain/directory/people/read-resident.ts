import type { Tx } from '#kernel/db.ts';
import type { Agency, Facility, Services } from '../places/agency.ts';
import { normaliseNumber, type NumberFormat } from '../places/resident-number.ts';
import { selectAgency, selectFacility } from '../queries/agencies.ts';
import { selectPersonByNumber } from '../queries/exchange.ts';
import { type ResidentPlace, type ResidentRow, selectPlaces, selectResident } from '../queries/residents.ts';
import { readServices } from '../policies/read-policies.ts';

export interface Resident extends ResidentRow {
  agency: Agency;
  facility: Facility;
  services: Services;
}

/**
 * A person with agency, facility and what is offered there at a moment, inside the caller's transaction. Undefined for
 * whom the scope may not see: a customer sees the people she added, staff their agency's, the house everybody.
 */
export async function readResident(tx: Tx, residentId: string, at: Date): Promise<Resident | undefined> {
  const resident = await selectResident(tx, residentId);
  if (!resident) return undefined;
  const { agencyId, facilityId } = resident;
  const [agency, facility, services] = await Promise.all([
    selectAgency(tx, agencyId),
    selectFacility(tx, facilityId),
    readServices(tx, { id: facilityId, agencyId }, at),
  ]);
  return agency && facility && { ...resident, agency, facility, services };
}

/** Where people are and whether they are still there, for many at once; without those whom the scope may not see. */
export async function readPlaces(tx: Tx, residentIds: readonly string[]): Promise<Map<string, ResidentPlace>> {
  return await selectPlaces(tx, residentIds);
}

/** How an agency writes its numbers of people; undefined where the scope sees no such agency. */
export async function readNumberFormat(tx: Tx, agencyId: string): Promise<NumberFormat | undefined> {
  return (await selectAgency(tx, agencyId))?.number;
}

/** The person of an agency who has the number that was typed, as the scope may see him. */
export async function readNumbered(tx: Tx, agencyId: string, typed: string): Promise<ResidentRow | undefined> {
  const agency = await selectAgency(tx, agencyId);
  const number = agency ? normaliseNumber(agency.number, typed) : null;
  const found = number === null ? undefined : await selectPersonByNumber(tx, agencyId, number);
  return found && (await selectResident(tx, found.id));
}
