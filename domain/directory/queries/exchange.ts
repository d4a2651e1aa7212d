import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { ResidentStatus } from './residents.ts';

/** A person as his agency's own programs see him. */
export interface ToldPerson {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  otherNames: string;
  birthDate: string | null;
  facilityId: string;
  unit: string;
  status: ResidentStatus;
  arrivedOn: string | null;
  changedAt: Date;
}

const PERSON = sql`r.id, r.number, r.given_name as "givenName", r.family_name as "familyName", r.other_names as "otherNames",
  to_char(r.birth_date, 'YYYY-MM-DD') as "birthDate", r.facility_id as "facilityId", r.unit, r.status, to_char(r.arrived_on, 'YYYY-MM-DD') as "arrivedOn",
  r.changed_at as "changedAt"`;

export interface PeopleFilter {
  agencyId: string;
  facilityId: string | null;
  status: string | null;
  afterNumber: string;
  most: number;
}

/** By number, from behind one on. */
export async function selectPeople(tx: Tx, filter: PeopleFilter): Promise<ToldPerson[]> {
  const { rows } = await sql<ToldPerson>`select ${PERSON} from directory.residents r
    where r.agency_id = ${filter.agencyId} and r.number > ${filter.afterNumber} and (${filter.facilityId}::text is null or r.facility_id = ${filter.facilityId})
      and (${filter.status}::text is null or r.status = ${filter.status})
    order by r.number limit ${filter.most}`.execute(tx);
  return rows;
}

export async function selectPersonByNumber(tx: Tx, agencyId: string, number: string): Promise<ToldPerson | undefined> {
  const { rows } =
    await sql<ToldPerson>`select ${PERSON} from directory.residents r where r.agency_id = ${agencyId} and r.number = ${number}`.execute(tx);
  return rows[0];
}

/**
 * Waits until whoever is writing people of this agency is through, and lets nobody begin before this transaction ends. Then the records
 * that can be seen have no gap: a record with a smaller number can't come later. Fails (55P03) when that takes longer than some seconds.
 */
export async function holdWriters(tx: Tx, agencyId: string): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 115))`.execute(tx);
}

/** Records from behind one on, or from a moment on, in their order: whom each is about. */
export async function selectChanges(
  tx: Tx,
  from: { agencyId: string; after: bigint; since: Date | null; most: number },
): Promise<{ record: bigint; residentId: string }[]> {
  const { rows } = await sql<{
    record: bigint;
    residentId: string;
  }>`select c.id as record, c.resident_id as "residentId" from directory.resident_records c
    where c.agency_id = ${from.agencyId} and c.id > ${from.after} and (${from.since}::timestamptz is null or c.recorded_at >= ${from.since})
    order by c.id limit ${from.most}`.execute(tx);
  return rows;
}

export async function selectPeopleById(tx: Tx, ids: readonly string[]): Promise<ToldPerson[]> {
  const { rows } = await sql<ToldPerson>`select ${PERSON} from directory.residents r where r.id = any (${[...ids]}::text[])`.execute(tx);
  return rows;
}
