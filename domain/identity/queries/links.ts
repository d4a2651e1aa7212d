import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang, Reach } from '#kernel/scope.ts';
import type { LoginRealm } from '../email.ts';
import type { LinkPurpose, MailPurpose } from '../sessions/session-times.ts';
import { reachOf } from './team.ts';

export interface LinkSubject {
  loginId: string | null;
  signUpId: string | null;
  inviteId: string | null;
}

export interface LinkRequestRow extends LinkSubject {
  id: string;
  purpose: MailPurpose;
  about: Readonly<Record<string, string>>;
  realm: LoginRealm;
  lang: Lang;
  capped: boolean;
}

export interface LinkRow extends LinkSubject {
  id: string;
  purpose: LinkPurpose;
}

const REQUEST = sql`id, purpose, about, realm, lang, capped, login_id as "loginId", sign_up_id as "signUpId", invite_id as "inviteId"`;

/** Until the transaction ends nobody else counts or asks for this address. */
export async function lockEmail(tx: Tx, emailHash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${emailHash}::bytea, 'hex'), 20))`.execute(tx);
}

export async function countRequests(tx: Tx, emailHash: Buffer, since: Date): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from identity.link_requests
    where email_hash = ${emailHash} and requested_at > ${since} and not capped and purpose in ('verify_email', 'reset_password', 'confirm_email')`.execute(
    tx,
  );
  return Number(rows[0]!.n);
}

export async function insertRequest(
  tx: Tx,
  r: Omit<LinkRequestRow, 'id'> & { emailHash: Buffer; sourceHash: Buffer; at: Date },
): Promise<string> {
  const id = newId('lrq');
  await sql`insert into identity.link_requests (id, purpose, realm, email_hash, source_hash, login_id, sign_up_id, invite_id, about, lang, capped, requested_at)
    values (${id}, ${r.purpose}, ${r.realm}, ${r.emailHash}, ${r.sourceHash}, ${r.loginId}, ${r.signUpId}, ${r.inviteId}, ${JSON.stringify(r.about)}::jsonb, ${r.lang}, ${r.capped}, ${r.at})`.execute(
    tx,
  );
  return id;
}

export async function requestById(tx: Tx, id: string): Promise<LinkRequestRow | undefined> {
  const { rows } = await sql<LinkRequestRow>`select ${REQUEST} from identity.link_requests where id = ${id}`.execute(tx);
  return rows[0];
}

export async function newestRequest(tx: Tx, emailHash: Buffer, purpose: MailPurpose): Promise<LinkRequestRow | undefined> {
  const { rows } = await sql<LinkRequestRow>`select ${REQUEST} from identity.link_requests
    where email_hash = ${emailHash} and purpose = ${purpose} order by requested_at desc, id desc limit 1`.execute(tx);
  return rows[0];
}

/** Ends the subject's links for these purposes. What undoes something lasts as long as it says, whatever is asked for meanwhile. */
export async function endLinks(tx: Tx, subject: LinkSubject, purposes: readonly LinkPurpose[], at: Date): Promise<void> {
  await sql`update identity.links set ended_at = ${at} where used_at is null and ended_at is null and purpose = any(${purposes}::text[])
    and (login_id = ${subject.loginId} or sign_up_id = ${subject.signUpId} or invite_id = ${subject.inviteId})`.execute(tx);
}

export async function insertLink(
  tx: Tx,
  l: Omit<LinkRow, 'id'> & { requestId: string; tokenHash: Buffer; at: Date; expiresAt: Date },
): Promise<void> {
  await sql`insert into identity.links (id, request_id, purpose, login_id, sign_up_id, invite_id, token_hash, minted_at, expires_at)
    values (${newId('lnk')}, ${l.requestId}, ${l.purpose}, ${l.loginId}, ${l.signUpId}, ${l.inviteId}, ${l.tokenHash}, ${l.at}, ${l.expiresAt})`.execute(
    tx,
  );
}

const LINK = sql`id, purpose, login_id as "loginId", sign_up_id as "signUpId", invite_id as "inviteId"`;

export async function liveLink(tx: Tx, tokenHash: Buffer, purpose: LinkPurpose, at: Date): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`select ${LINK} from identity.links
    where token_hash = ${tokenHash} and purpose = ${purpose} and used_at is null and ended_at is null and expires_at > ${at}`.execute(tx);
  return rows[0];
}

/** Takes the link. Of any number at once exactly one gets the row. */
export async function useLink(tx: Tx, tokenHash: Buffer, purpose: LinkPurpose, at: Date): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`update identity.links set used_at = ${at}
    where token_hash = ${tokenHash} and purpose = ${purpose} and used_at is null and ended_at is null and expires_at > ${at}
    returning ${LINK}`.execute(tx);
  return rows[0];
}

export interface InviteRow {
  id: string;
  realm: 'staff' | 'operator';
  email: string;
  emailKey: string;
  name: string;
  agencyId: string | null;
  roles: string[];
  facilities: Reach;
  lang: Lang;
  invitedBy: string | null;
  acceptedAt: Date | null;
  takenBackAt: Date | null;
}

export async function insertInvite(tx: Tx, i: Omit<InviteRow, 'id' | 'acceptedAt' | 'takenBackAt'> & { at: Date }): Promise<string> {
  const id = newId('inv');
  await sql`insert into identity.invites (id, realm, email, email_key, name, agency_id, roles, facilities, whole_agency, lang, invited_by, invited_at)
    values (${id}, ${i.realm}, ${i.email}, ${i.emailKey}, ${i.name}, ${i.agencyId}, ${i.roles}::text[], ${i.facilities === 'all' ? [] : [...i.facilities]}::text[], ${i.facilities === 'all'}, ${i.lang}, ${i.invitedBy}, ${i.at})`.execute(
    tx,
  );
  return id;
}

export async function inviteById(tx: Tx, id: string): Promise<InviteRow | undefined> {
  const { rows } = await sql<
    Omit<InviteRow, 'facilities'> & { facilities: string[] }
  >`select id, realm, email, email_key as "emailKey", name, agency_id as "agencyId", roles,
    case when whole_agency then array['*'] else facilities end as facilities, lang,
    invited_by as "invitedBy", accepted_at as "acceptedAt", taken_back_at as "takenBackAt" from identity.invites where id = ${id}`.execute(
    tx,
  );
  const [row] = rows;
  return row && { ...row, facilities: reachOf(row.facilities) };
}

export async function acceptInviteRow(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`update identity.invites set accepted_at = ${at} where id = ${id} and accepted_at is null and taken_back_at is null returning 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/** Until the transaction ends nobody else accepts, sends or takes back this invitation. */
export async function lockInvite(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from identity.invites where id = ${id} for update`.execute(tx);
}

export async function takeBackInviteRow(tx: Tx, id: string, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.invites set taken_back_at = ${at}, taken_back_by = ${by}
    where id = ${id} and accepted_at is null and taken_back_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

export async function countInviteMails(tx: Tx, id: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from identity.link_requests
    where invite_id = ${id} and requested_at > ${since}`.execute(tx);
  return Number(rows[0]!.n);
}

export async function takenBackByLink(tx: Tx, tokenHash: Buffer, realm: LoginRealm): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.links l join identity.invites i on i.id = l.invite_id
    where l.token_hash = ${tokenHash} and i.realm = ${realm} and i.taken_back_at is not null`.execute(tx);
  return rows.length > 0;
}
