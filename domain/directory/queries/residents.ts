import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

/** A person as the agency last told. */
export interface ResidentRow {
  id: string;
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  facilityId: string;
  unit: string;
  status: ResidentStatus;
}
export type ResidentStatus = 'here' | 'released' | 'hidden';

/** The id of the person with this number, made if there is none. */
export async function ensureResident(
  tx: Tx,
  fresh: { id: string; agencyId: string; number: string },
  by: string | null,
  at: Date,
): Promise<{ id: string; added: boolean }> {
  const made = await sql`insert into directory.residents (id, agency_id, number, created_at, created_by)
    values (${fresh.id}, ${fresh.agencyId}, ${fresh.number}, ${at}, ${by}) on conflict (agency_id, number) do nothing returning 1`.execute(
    tx,
  );
  const { rows } = await sql<{
    id: string;
  }>`select id from directory.residents where agency_id = ${fresh.agencyId} and number = ${fresh.number}`.execute(tx);
  return { id: rows[0]!.id, added: made.rows.length > 0 };
}

/** Until the transaction ends nobody else records anything about this person. */
export async function lockResident(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 40))`.execute(tx);
}

export async function insertRecord(tx: Tx, resident: Omit<ResidentRow, 'number'>, by: string | null, at: Date): Promise<void> {
  await sql`insert into directory.resident_records (resident_id, agency_id, facility_id, given_name, family_name, unit, status, recorded_at, recorded_by)
    values (${resident.id}, ${resident.agencyId}, ${resident.facilityId}, ${resident.givenName}, ${resident.familyName}, ${resident.unit}, ${resident.status}, ${at}, ${by})`.execute(
    tx,
  );
}

const RESIDENT = sql`id, agency_id as "agencyId", number, given_name as "givenName", family_name as "familyName", facility_id as "facilityId", unit, status`;

/** Whom the scope may see; undefined for everybody else. */
export async function selectResident(tx: Tx, id: string): Promise<ResidentRow | undefined> {
  const { rows } = await sql<ResidentRow>`select ${RESIDENT} from directory.v_residents where id = ${id}`.execute(tx);
  return rows[0];
}

export interface FoundRow {
  residentId: string;
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  facilityId: string;
}

/** The public look-up. `number` is normalised already. */
export async function selectFound(tx: Tx, agencyId: string, number: string): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`
    select resident_id as "residentId", agency_id as "agencyId", number, given_name as "givenName", family_name as "familyName", facility_id as "facilityId"
    from directory.find_resident(${agencyId}, ${number})`.execute(tx);
  return rows[0];
}

/** Counts a look-up of this source in this hour and returns how many it has had. */
export async function spendSearch(tx: Tx, source: Buffer, hour: Date): Promise<number> {
  const { rows } = await sql<{ used: number }>`select directory.spend_search(${source}, ${hour}) as used`.execute(tx);
  return rows[0]!.used;
}

export async function deleteBudgetsBefore(tx: Tx, hour: Date): Promise<void> {
  await sql`delete from directory.search_budgets where hour < ${hour}`.execute(tx);
}

/** Adds the link, or finds it where it stands already. */
export async function ensureContact(
  tx: Tx,
  contact: { id: string; customer: string; residentId: string; agencyId: string },
  at: Date,
): Promise<string> {
  await sql`insert into directory.contacts (id, customer, resident_id, agency_id, added_at)
    values (${contact.id}, ${contact.customer}, ${contact.residentId}, ${contact.agencyId}, ${at})
    on conflict (customer, resident_id) where removed_at is null do nothing`.execute(tx);
  const { rows } = await sql<{ id: string }>`select id from directory.contacts
    where customer = ${contact.customer} and resident_id = ${contact.residentId} and removed_at is null`.execute(tx);
  return rows[0]!.id;
}

/** One at a time per customer, so that the count below stays true until the transaction ends. */
export async function countContacts(tx: Tx, customer: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${customer}, 41))`.execute(tx);
  const { rows } = await sql<{
    count: bigint;
  }>`select count(*) from directory.contacts where customer = ${customer} and removed_at is null`.execute(tx);
  return Number(rows[0]!.count);
}

/** False when there is no such link of this customer. */
export async function endContact(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update directory.contacts set removed_at = ${at} where id = ${id} and removed_at is null returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export interface ContactRow extends Omit<ResidentRow, 'id'> {
  id: string;
  residentId: string;
  addedAt: Date;
}

/** A customer's people, the newest first. */
export async function selectContacts(tx: Tx, customer: string): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select c.id, c.resident_id as "residentId", c.added_at as "addedAt", r.agency_id as "agencyId", r.number, r.given_name as "givenName",
           r.family_name as "familyName", r.facility_id as "facilityId", r.unit, r.status
    from directory.contacts c join directory.v_residents r on r.id = c.resident_id
    where c.customer = ${customer} and c.removed_at is null order by c.added_at desc, c.id desc`.execute(tx);
  return rows;
}
