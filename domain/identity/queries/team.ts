import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Reach } from '#kernel/scope.ts';
import { insertGrants } from './logins.ts';

/** As the database says it: '*' among the names is the whole agency. */
export function reachOf(names: readonly string[]): Reach {
  return names.includes('*') ? 'all' : names;
}

/** Where a login works. */
export async function reachOfLogin(tx: Tx, loginId: string): Promise<Reach> {
  const { rows } = await sql<{ names: string[] }>`select identity.reach_of(${loginId}) as names`.execute(tx);
  return reachOf(rows[0]!.names);
}

/** Those who run Kinline, as a team. */
export const HOUSE = 'house';

/** Until the transaction ends nobody else decides who works for the agency: two admins can't end each other. */
export async function lockTeam(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 27))`.execute(tx);
}

/** Admins of the agency whose login works. */
export async function countAdmins(tx: Tx, agencyId: string): Promise<number> {
  return await countWorking(tx, { realm: 'staff', agencyId, role: 'agency_admin' });
}

/** Operators of operations whose login works. */
export async function countOperations(tx: Tx): Promise<number> {
  return await countWorking(tx, { realm: 'operator', agencyId: null, role: 'operations' });
}

async function countWorking(tx: Tx, of: { realm: string; agencyId: string | null; role: string }): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from identity.logins l
    where l.realm = ${of.realm} and l.agency_id is not distinct from ${of.agencyId}
      and exists (select 1 from identity.role_grants g where g.login_id = l.id and g.role = ${of.role} and g.ended_at is null)
      and not coalesce((select d.disabled from identity.disablings d where d.login_id = l.id order by d.id desc limit 1), false)`.execute(
    tx,
  );
  return Number(rows[0]!.n);
}

/** Ends what is no longer given and adds what is new; what stays keeps its day. */
export async function replaceGrants(
  tx: Tx,
  loginId: string,
  g: { roles: readonly string[]; facilities: Reach; by: string | null; at: Date },
): Promise<void> {
  const places = g.facilities === 'all' ? ['*'] : [...new Set(g.facilities)];
  await sql`update identity.role_grants set ended_at = ${g.at}
    where login_id = ${loginId} and ended_at is null and role <> all(${[...g.roles]}::text[])`.execute(tx);
  await sql`update identity.facility_grants set ended_at = ${g.at}
    where login_id = ${loginId} and ended_at is null and coalesce(facility_id, '*') <> all(${places}::text[])`.execute(tx);
  const kept = await sql<{ name: string }>`select role as name from identity.role_grants where login_id = ${loginId} and ended_at is null
    union all select coalesce(facility_id, '*') from identity.facility_grants where login_id = ${loginId} and ended_at is null`.execute(tx);
  const names = new Set(kept.rows.map((row) => row.name));
  await insertGrants(tx, loginId, {
    roles: [...new Set(g.roles)].filter((role) => !names.has(role)),
    facilities: reachOf(places.filter((place) => !names.has(place))),
    by: g.by,
    at: g.at,
  });
}
