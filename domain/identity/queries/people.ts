import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang, Reach } from '#kernel/scope.ts';
import { reachOf } from './team.ts';

export interface PersonRow {
  loginId: string;
  name: string;
  email: string;
  roles: string[];
  facilities: Reach;
  disabled: boolean;
  lang: Lang;
}

export async function workingLogins(tx: Tx, agencyId: string | null): Promise<PersonRow[]> {
  const { rows } = await sql<Omit<PersonRow, 'facilities'> & { facilities: string[] }>`
    select l.id as "loginId", l.name, l.email, l.lang,
      array(select g.role from identity.role_grants g where g.login_id = l.id and g.ended_at is null order by g.role) as roles,
      identity.reach_of(l.id) as facilities,
      coalesce((select d.disabled from identity.disablings d where d.login_id = l.id order by d.id desc limit 1), false) as disabled
    from identity.logins l
    where l.realm = ${agencyId === null ? 'operator' : 'staff'} and l.agency_id is not distinct from ${agencyId}
    order by l.name, l.id`.execute(tx);
  return rows.map((row) => ({ ...row, facilities: reachOf(row.facilities) }));
}

export interface OpenInviteRow {
  inviteId: string;
  name: string;
  email: string;
  roles: string[];
  facilities: Reach;
  invitedAt: Date;
}

export async function openInvites(tx: Tx, agencyId: string | null): Promise<OpenInviteRow[]> {
  const { rows } = await sql<Omit<OpenInviteRow, 'facilities'> & { facilities: string[] }>`
    select i.id as "inviteId", i.name, i.email, i.roles, i.invited_at as "invitedAt",
      case when i.whole_agency then array['*'] else i.facilities end as facilities
    from identity.invites i
    where i.realm = ${agencyId === null ? 'operator' : 'staff'} and i.agency_id is not distinct from ${agencyId} and i.accepted_at is null and i.taken_back_at is null
      and not exists (select 1 from identity.logins l where l.realm = i.realm and l.email_key = i.email_key)
    order by i.invited_at desc limit 100`.execute(tx);
  return rows.map((row) => ({ ...row, facilities: reachOf(row.facilities) }));
}
