import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

/** A person as the agency last told. */
export interface ResidentRow {
  id: string;
  agencyId: string;
  number: string;
  givenName: string;
  familyName: string;
  /** Other names he goes by, as the agency writes them; mostly ''. */
  otherNames: string;
  /** ISO day, where the agency tells it. */
  birthDate: string | null;
  facilityId: string;
  unit: string;
  status: ResidentStatus;
  /** ISO day of intake, where the agency tells it. */
  arrivedOn: string | null;
}
export const residentStatuses = ['here', 'released', 'deceased', 'hidden'] as const;
export type ResidentStatus = (typeof residentStatuses)[number];

/** Writes the person's state and its record together, or nothing when it is what stands there. Without `arrivedOn` that stays as it is. */
export async function tellResident(
  tx: Tx,
  told: Omit<ResidentRow, 'arrivedOn'> & { arrivedOn?: string | null | undefined },
  at: Date,
): Promise<{ residentId: string; recorded: 'added' | 'changed' | 'nothing' }> {
  const { rows } = await sql<{ residentId: string; recorded: 'added' | 'changed' | 'nothing' }>`
    select resident_id as "residentId", recorded from directory.tell_resident(${told.id}, ${told.agencyId}, ${told.number}, ${told.givenName}, ${told.familyName},
      ${told.otherNames}, ${told.birthDate}::date, ${told.facilityId}, ${told.unit}, ${told.status}, ${at},
      ${told.arrivedOn ?? null}::date, ${told.arrivedOn !== undefined})`.execute(tx);
  return rows[0]!;
}

const RESIDENT = sql`id, agency_id as "agencyId", number, given_name as "givenName", family_name as "familyName", other_names as "otherNames",
  to_char(birth_date, 'YYYY-MM-DD') as "birthDate", facility_id as "facilityId", unit, status, to_char(arrived_on, 'YYYY-MM-DD') as "arrivedOn"`;

/** Whom the scope may see; undefined for everybody else. */
export async function selectResident(tx: Tx, id: string): Promise<ResidentRow | undefined> {
  const { rows } = await sql<ResidentRow>`select ${RESIDENT} from directory.v_residents where id = ${id}`.execute(tx);
  return rows[0];
}

export type ResidentPlace = Pick<ResidentRow, 'number' | 'facilityId' | 'unit' | 'status'>;

/** Where these people are, as the agency last told. */
export async function selectPlaces(tx: Tx, ids: readonly string[]): Promise<Map<string, ResidentPlace>> {
  const { rows } = await sql<ResidentPlace & { id: string }>`select id, number, facility_id as "facilityId", unit, status
    from directory.v_residents where id = any (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
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

export type NumberedRow = FoundRow & { agencyName: string };

/** The people who have these numbers, as operators see them: also who has left. */
export async function selectNumbered(tx: Tx, asked: readonly { agencyId: string; number: string }[]): Promise<NumberedRow[]> {
  const { rows } = await sql<NumberedRow>`
    select r.id as "residentId", r.agency_id as "agencyId", r.number, r.given_name as "givenName", r.family_name as "familyName",
      r.facility_id as "facilityId", a.name as "agencyName"
    from unnest(${asked.map(({ agencyId }) => agencyId)}::text[], ${asked.map(({ number }) => number)}::text[]) as n (agency_id, number)
    join directory.v_residents r on r.agency_id = n.agency_id and r.number = n.number
    join directory.agencies a on a.id = r.agency_id
    order by a.name`.execute(tx);
  return rows;
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

export interface ContactRow extends Omit<ResidentRow, 'id' | 'otherNames' | 'birthDate' | 'arrivedOn'> {
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
