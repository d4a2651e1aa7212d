import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';
import type { LoginRealm } from '../email.ts';

export type EndReason =
  'signed_out' | 'ended_by_owner' | 'password_changed' | 'disabled' | 'replaced' | 'not_me' | 'email_changed' | 'closed' | 'factor_lost';

export async function insertSession(
  tx: Tx,
  s: { loginId: string; realm: LoginRealm; tokenHash: Buffer; userAgent: string; at: Date; expiresAt: Date },
): Promise<string> {
  const id = newId('ses');
  await sql`insert into identity.sessions (id, login_id, realm, token_hash, user_agent, signed_in_at, seen_at, expires_at)
    values (${id}, ${s.loginId}, ${s.realm}, ${s.tokenHash}, ${s.userAgent}, ${s.at}, ${s.at}, ${s.expiresAt})`.execute(tx);
  return id;
}

export interface SessionRead {
  session_id: string;
  login_id: string;
  email: string;
  name: string | null;
  agency_id: string | null;
  lang: Lang;
  signed_in_at: Date;
  roles: string[];
  facilities: string[];
}

export async function sessionByToken(
  tx: Tx,
  q: { tokenHash: Buffer; realm: LoginRealm; at: Date; idleMs: number },
): Promise<SessionRead | undefined> {
  const { rows } =
    await sql<SessionRead>`select * from identity.read_session(${q.tokenHash}, ${q.realm}, ${q.at}::timestamptz, ${q.idleMs} * interval '1 millisecond')`.execute(
      tx,
    );
  return rows[0];
}

export interface OpenSessionRow {
  id: string;
  userAgent: string;
  signedInAt: Date;
  seenAt: Date;
}

export async function openSessions(tx: Tx, loginId: string, at: Date, idleMs: number): Promise<OpenSessionRow[]> {
  const { rows } =
    await sql<OpenSessionRow>`select id, user_agent as "userAgent", signed_in_at as "signedInAt", seen_at as "seenAt" from identity.sessions
    where login_id = ${loginId} and ended_at is null and expires_at > ${at} and seen_at > ${at}::timestamptz - ${idleMs} * interval '1 millisecond'
    order by seen_at desc, id desc`.execute(tx);
  return rows;
}

/** Every session of the login that lives, and those it came in place of: which one each of them is now. */
export async function sessionsNow(tx: Tx, loginId: string, at: Date, idleMs: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ was: string; now: string }>`with recursive chain (was, now) as (
      select id, id from identity.sessions
        where login_id = ${loginId} and ended_at is null and expires_at > ${at} and seen_at > ${at}::timestamptz - ${idleMs} * interval '1 millisecond'
      union all
      select s.id, c.now from chain c join identity.sessions s on s.replaced_by = c.was)
    select was, now from chain`.execute(tx);
  return new Map(rows.map(({ was, now }) => [was, now]));
}

/** Notes which session came in place of one that ended. */
export async function linkSessions(tx: Tx, was: string, now: string): Promise<void> {
  await sql`update identity.sessions set replaced_by = ${now} where id = ${was}`.execute(tx);
}

export async function hasHadSession(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.sessions where login_id = ${loginId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Ends one session of the login. False when it is not one of his or has ended before. */
export async function endSessionRow(tx: Tx, loginId: string, sessionId: string, reason: EndReason, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.sessions set ended_at = ${at}, end_reason = ${reason}
    where id = ${sessionId} and login_id = ${loginId} and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Ends all of the login's sessions but one. */
export async function endSessions(tx: Tx, loginId: string, except: string | null, reason: EndReason, at: Date): Promise<number> {
  const { rows } = await sql`update identity.sessions set ended_at = ${at}, end_reason = ${reason}
    where login_id = ${loginId} and ended_at is null and id is distinct from ${except} returning 1`.execute(tx);
  return rows.length;
}
