import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { PlaceChange } from '../places/place-change.ts';

export interface Unit {
  id: string;
  agencyId: string;
  facilityId: string;
  name: string;
  closedAt: Date | null;
}

const UNIT = sql`id, agency_id as "agencyId", facility_id as "facilityId", name, closed_at as "closedAt"`;

export async function insertPlaceChange(tx: Tx, change: PlaceChange, by: { id: string | null; name: string }, at: Date): Promise<void> {
  await sql`insert into directory.place_changes (agency_id, facility_id, unit_id, change, name_before, name_after, reason, changed_at, changed_by, changed_by_name)
    values (${change.facility.agencyId}, ${change.facility.id}, ${change.unitId}, ${change.change}, ${change.before}, ${change.after}, ${change.reason}, ${at}, ${by.id}, ${by.name})`.execute(
    tx,
  );
}

export interface PlaceChangeRow {
  unitName: string | null;
  change: PlaceChange['change'];
  nameBefore: string | null;
  nameAfter: string;
  reason: string;
  changedAt: Date;
  byName: string;
}

/** What was done to a facility and its units, the newest first. */
export async function selectPlaceChanges(tx: Tx, facilityId: string): Promise<PlaceChangeRow[]> {
  const { rows } = await sql<PlaceChangeRow>`
    select u.name as "unitName", c.change, c.name_before as "nameBefore", c.name_after as "nameAfter", c.reason, c.changed_at as "changedAt", c.changed_by_name as "byName"
    from directory.place_changes c left join directory.units u on u.id = c.unit_id
    where c.facility_id = ${facilityId} order by c.id desc limit 200`.execute(tx);
  return rows;
}

/** The facility, held still until the transaction ends. */
export async function lockFacility(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from directory.facilities where id = ${id} for update`.execute(tx);
}

/** Until the transaction ends nobody else gives a facility of the agency a name. */
export async function lockFacilityNames(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 46))`.execute(tx);
}

/** False when another facility of the agency has this name. */
export async function renameFacilityRow(tx: Tx, facility: { id: string; agencyId: string; name: string; city: string }): Promise<boolean> {
  const { rows } = await sql`update directory.facilities f set name = ${facility.name}, city = ${facility.city} where f.id = ${facility.id}
    and not exists (select 1 from directory.facilities o where o.agency_id = f.agency_id and o.name = ${facility.name} and o.id <> f.id) returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function setFacilityClosed(tx: Tx, id: string, closedAt: Date | null): Promise<void> {
  await sql`update directory.facilities set closed_at = ${closedAt} where id = ${id}`.execute(tx);
}

/** How many people are held in a facility, or in one unit of it. */
export async function countPeople(tx: Tx, facilityId: string, unit: string | null): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from directory.residents
    where facility_id = ${facilityId} and status in ('here', 'hidden') and (${unit}::text is null or unit = ${unit})`.execute(tx);
  return Number(rows[0]!.count);
}

/** The units of an agency's facilities, by name. */
export async function selectUnits(tx: Tx, agencyId: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select ${UNIT} from directory.units where agency_id = ${agencyId} order by name`.execute(tx);
  return rows;
}

/** One unit, held still until the transaction ends. */
export async function lockUnit(tx: Tx, id: string): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`select ${UNIT} from directory.units where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** False when the facility has a unit of this name. */
export async function insertUnit(tx: Tx, unit: Unit, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into directory.units (id, agency_id, facility_id, name, created_at, created_by)
    select ${unit.id}, ${unit.agencyId}, ${unit.facilityId}, ${unit.name}, ${at}::timestamptz, ${by}
    where not exists (select 1 from directory.units o where o.facility_id = ${unit.facilityId} and lower(o.name) = lower(${unit.name}))
    on conflict (facility_id, name) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** False when the facility has another unit of this name. */
export async function renameUnitRow(tx: Tx, unit: Unit, name: string): Promise<boolean> {
  const { rows } = await sql`update directory.units u set name = ${name} where u.id = ${unit.id}
    and not exists (select 1 from directory.units o where o.facility_id = u.facility_id and lower(o.name) = lower(${name}) and o.id <> u.id) returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function setUnitClosed(tx: Tx, id: string, closedAt: Date | null): Promise<void> {
  await sql`update directory.units set closed_at = ${closedAt} where id = ${id}`.execute(tx);
}
