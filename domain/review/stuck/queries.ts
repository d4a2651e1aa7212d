import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Desk } from '../queue/queries.ts';

/** Somebody who reads at a desk; `places` null: wherever the agency has one. */
export interface Reader {
  login: string;
  desk: Desk;
  places: readonly string[] | null;
}

export interface StuckRow {
  what: string;
  kind: 'item' | 'appeal';
  facilityId: string;
}

/** What waits at one facility for somebody who does not work there. */
export interface FacilityStuck {
  facilityId: string;
  items: number;
  appeals: number;
}

/** What waits at an agency for a decision that none of these readers may make. Samples that are read again wait for nothing. The system. */
export async function stuckAmong(tx: Tx, agencyId: string, readers: readonly Reader[]): Promise<StuckRow[]> {
  const { rows } = await sql<StuckRow>`
    with reader as materialized (
      select r.login, r.desk, r.places, review.known_to(r.login) as known
      from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as r (login text, desk text, places text[])
    )
    select q.item_id as what, 'item' as kind, q.facility_id as "facilityId" from review.queue q
    where q.agency_id = ${agencyId} and q.outcome is null and q.reading <> 'again'
      and not exists (select 1 from reader r where r.desk = q.desk and (r.places is null or q.facility_id = any (r.places))
        and r.login <> all (q.not_for) and not array[q.outside, q.inside] && r.known)
    union all
    select a.appeal_id, 'appeal', a.facility_id from review.open_appeals o join review.appeals a on a.appeal_id = o.appeal_id
    where o.agency_id = ${agencyId}
      and not exists (select 1 from reader r where r.desk = 'mailroom' and (r.places is null or a.facility_id = any (r.places))
        and r.login <> a.decided_by and r.login is distinct from a.upheld_by and not a.parties && r.known
        and not exists (select 1 from review.steps_aside s where s.item_id = a.item_id and s.reviewer = r.login))`.execute(tx);
  return rows;
}

/** Writes down what is stuck now, and takes out what is not any more. Returns what was not before. */
export async function keepStuck(tx: Tx, agencyId: string, stuck: readonly StuckRow[], since: Date): Promise<StuckRow[]> {
  const of = <Name extends keyof StuckRow>(name: Name): StuckRow[Name][] => stuck.map((row) => row[name]);
  await sql`delete from review.stuck where agency_id = ${agencyId} and what <> all (${of('what')}::text[])`.execute(tx);
  const { rows } = await sql<StuckRow>`insert into review.stuck (what, kind, since, agency_id, facility_id)
    select s.what, s.kind, ${since}, ${agencyId}, s.facility_id
    from unnest(${of('what')}::text[], ${of('kind')}::text[], ${of('facilityId')}::text[]) as s (what, kind, facility_id) order by s.what
    on conflict do nothing returning what, kind, facility_id as "facilityId"`.execute(tx);
  return rows;
}

/** Agencies at which something waits, or is still said to be stuck. */
export async function agenciesToLookAt(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ agencyId: string }>`select agency_id as "agencyId" from review.queue where outcome is null
    union select agency_id from review.open_appeals union select agency_id from review.stuck`.execute(tx);
  return rows.map(({ agencyId }) => agencyId);
}

/** By facility, where the scope works. */
export async function stuckBy(tx: Tx, agencyId: string): Promise<FacilityStuck[]> {
  const { rows } = await sql<FacilityStuck>`select facility_id as "facilityId", count(*) filter (where kind = 'item')::int as items,
      count(*) filter (where kind = 'appeal')::int as appeals
    from review.stuck where agency_id = ${agencyId} group by facility_id order by min(since), facility_id`.execute(tx);
  return rows;
}
