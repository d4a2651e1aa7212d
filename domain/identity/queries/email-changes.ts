import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { LinkPurpose } from '../sessions/session-times.ts';

export interface EmailChangeRow {
  id: string;
  loginId: string;
  oldEmail: string;
  newEmail: string;
  newEmailKey: string;
  requestedAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
  /** Until then nothing is sent to the new address: an operator started it, and the old one can stop it. */
  waitsUntil: Date | null;
}

const CHANGE = sql`id, login_id as "loginId", old_email as "oldEmail", new_email as "newEmail", new_email_key as "newEmailKey",
  requested_at as "requestedAt", confirmed_at as "confirmedAt", ended_at as "endedAt",
  (select d.waits_until from identity.delayed_changes d where d.email_change_id = email_changes.id) as "waitsUntil"`;

/** A new wish ends the ones before it that were never confirmed. */
export async function insertChange(
  tx: Tx,
  c: { loginId: string; oldEmail: string; newEmail: string; newEmailKey: string; at: Date },
): Promise<string> {
  await sql`update identity.email_changes set ended_at = ${c.at}
    where login_id = ${c.loginId} and confirmed_at is null and ended_at is null`.execute(tx);
  const id = newId('ech');
  await sql`insert into identity.email_changes (id, login_id, old_email, new_email, new_email_key, requested_at)
    values (${id}, ${c.loginId}, ${c.oldEmail}, ${c.newEmail}, ${c.newEmailKey}, ${c.at})`.execute(tx);
  return id;
}

export async function changeById(tx: Tx, id: string): Promise<EmailChangeRow | undefined> {
  const { rows } = await sql<EmailChangeRow>`select ${CHANGE} from identity.email_changes where id = ${id}`.execute(tx);
  return rows[0];
}

/** What the request of this link was about; the request is kept as long as its link. */
export async function aboutOfLink(tx: Tx, tokenHash: Buffer, purpose: LinkPurpose): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ about: Record<string, string> }>`select r.about
    from identity.links l join identity.link_requests r on r.id = l.request_id
    where l.token_hash = ${tokenHash} and l.purpose = ${purpose}`.execute(tx);
  return rows[0]?.about ?? {};
}

export async function changeOfLink(tx: Tx, tokenHash: Buffer, purpose: LinkPurpose): Promise<EmailChangeRow | undefined> {
  const { change } = await aboutOfLink(tx, tokenHash, purpose);
  return change ? await changeById(tx, change) : undefined;
}

export async function confirmChange(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.email_changes set confirmed_at = ${at}
    where id = ${id} and confirmed_at is null and ended_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Ends this change and everything that was asked for after it. */
export async function endChangesFrom(tx: Tx, change: { id: string; loginId: string }, at: Date): Promise<void> {
  await sql`update identity.email_changes set ended_at = ${at}
    where login_id = ${change.loginId} and ended_at is null
      and requested_at >= (select requested_at from identity.email_changes where id = ${change.id})`.execute(tx);
}

/** False when another login of the realm has the address. */
export async function setEmail(tx: Tx, loginId: string, email: string, key: string): Promise<boolean> {
  const { rows } = await sql`update identity.logins l set email = ${email}, email_key = ${key}
    where id = ${loginId} and not exists (select 1 from identity.logins o where o.realm = l.realm and o.email_key = ${key} and o.id <> l.id)
    returning 1`.execute(tx);
  return rows.length > 0;
}
