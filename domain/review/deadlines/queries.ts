import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

/** What waits at one facility: how many are past an hour, how many past their deadline, and when the first one is due. */
export interface FacilityWaiting {
  facilityId: string;
  near: number;
  late: number;
  firstDueAt: Date;
}

/** Writes down what was to be decided by now and is not. Returns how many were new. Each is looked up by itself: of thousands, a join compared all with all. */
export async function insertBreaches(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql`insert into review.breaches (item_id, due_at, agency_id, facility_id)
    select q.item_id, q.due_at, q.agency_id, q.facility_id from review.queue q
    where q.outcome is null and q.due_at < ${now} and (select b.item_id from review.breaches b where b.item_id = q.item_id) is null
    on conflict do nothing returning 1`.execute(tx);
  return rows.length;
}

export async function agenciesWaiting(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ agencyId: string }>`select distinct agency_id as "agencyId" from review.queue where outcome is null`.execute(
    tx,
  );
  return rows.map(({ agencyId }) => agencyId);
}

/** What is due at a facility before this moment should be decided soon. */
export interface Soon {
  facilityId: string;
  dueBefore: Date;
}

const within = (soon: readonly Soon[]) => sql`unnest(${soon.map(({ facilityId }) => facilityId)}::text[],
  ${soon.map(({ dueBefore }) => dueBefore)}::timestamptz[]) as s (facility_id, due_before)`;

/** By facility, what waits and is due soon, and what of it is late now, where the scope works. The most urgent facility first. */
export async function waitingBefore(tx: Tx, agencyId: string, soon: readonly Soon[], now: Date): Promise<FacilityWaiting[]> {
  const { rows } = await sql<FacilityWaiting>`select q.facility_id as "facilityId", count(*)::int as near,
      count(*) filter (where q.due_at < ${now})::int as late, min(q.due_at) as "firstDueAt"
    from review.queue q join ${within(soon)} on s.facility_id = q.facility_id
    where q.agency_id = ${agencyId} and q.outcome is null and q.due_at <= s.due_before
    group by q.facility_id order by min(q.due_at), q.facility_id`.execute(tx);
  return rows;
}

/** One page of what waits and is due soon, the most urgent first; behind one that was shown and still waits. */
export async function itemsBefore(
  tx: Tx,
  page: { agencyId: string; soon: readonly Soon[]; after: string | null; limit: number },
): Promise<{ itemId: string; facilityId: string; dueAt: Date; leasedUntil: Date | null; heldAt: Date | null }[]> {
  const { rows } = await sql<{ itemId: string; facilityId: string; dueAt: Date; leasedUntil: Date | null; heldAt: Date | null }>`
    select q.item_id as "itemId", q.facility_id as "facilityId", q.due_at as "dueAt", q.leased_until as "leasedUntil", q.held_at as "heldAt"
    from review.queue q join ${within(page.soon)} on s.facility_id = q.facility_id
    where q.agency_id = ${page.agencyId} and q.outcome is null and q.due_at <= s.due_before
      and (not exists (select 1 from review.queue a where a.item_id = ${page.after}) or (q.due_at, q.item_id) > (select a.due_at, a.item_id from review.queue a where a.item_id = ${page.after}))
    order by q.due_at, q.item_id limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many deadlines were missed in a time, by facility, where the scope works. */
export async function breachesBy(tx: Tx, agencyId: string, from: Date, until: Date): Promise<{ facilityId: string; count: number }[]> {
  const { rows } = await sql<{ facilityId: string; count: number }>`select facility_id as "facilityId", count(*)::int as count
    from review.breaches where agency_id = ${agencyId} and due_at >= ${from} and due_at < ${until}
    group by facility_id order by count(*) desc, facility_id`.execute(tx);
  return rows;
}
