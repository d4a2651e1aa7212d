import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { LinkPurpose } from '../session-times.ts';

export interface EmailChangeRow {
  id: string;
  loginId: string;
  oldEmail: string;
  newEmail: string;
  newEmailKey: string;
  confirmedAt: Date | null;
  endedAt: Date | null;
  /** Until then nothing is sent to the new address: an operator started it, and the old one can stop it. */
  waitsUntil: Date | null;
}

const CHANGE = sql`id, login_id as "loginId", old_email as "oldEmail", new_email as "newEmail", new_email_key as "newEmailKey",
  confirmed_at as "confirmedAt", ended_at as "endedAt", waits_until as "waitsUntil"`;

/** A new wish ends the ones before it that were never confirmed. */
export async function insertChange(
  tx: Tx,
  c: { loginId: string; oldEmail: string; newEmail: string; newEmailKey: string; at: Date; startedBy?: string; waitsUntil?: Date },
): Promise<string> {
  await sql`update identity.email_changes set ended_at = ${c.at}
    where login_id = ${c.loginId} and confirmed_at is null and ended_at is null`.execute(tx);
  const id = newId('ech');
  await sql`insert into identity.email_changes (id, login_id, old_email, new_email, new_email_key, requested_at, started_by, waits_until)
    values (${id}, ${c.loginId}, ${c.oldEmail}, ${c.newEmail}, ${c.newEmailKey}, ${c.at}, ${c.startedBy ?? null}, ${c.waitsUntil ?? null})`.execute(
    tx,
  );
  return id;
}

export async function changeById(tx: Tx, id: string): Promise<EmailChangeRow | undefined> {
  const { rows } = await sql<EmailChangeRow>`select ${CHANGE} from identity.email_changes where id = ${id}`.execute(tx);
  return rows[0];
}

/** What the request of this link was about; the request is kept as long as its link. */
export async function changeOfLink(tx: Tx, tokenHash: Buffer, purpose: LinkPurpose): Promise<EmailChangeRow | undefined> {
  const { rows } = await sql<{ change: string | null }>`select r.about->>'change' as change
    from identity.links l join identity.link_requests r on r.id = l.request_id
    where l.token_hash = ${tokenHash} and l.purpose = ${purpose}`.execute(tx);
  const change = rows[0]?.change;
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

/** A change that an operator started and that is not done yet. */
export async function openMove(tx: Tx, loginId: string): Promise<{ newEmail: string; waitsUntil: Date } | undefined> {
  const { rows } = await sql<{ newEmail: string; waitsUntil: Date }>`select new_email as "newEmail", waits_until as "waitsUntil"
    from identity.email_changes where login_id = ${loginId} and waits_until is not null and confirmed_at is null and ended_at is null
    order by requested_at desc limit 1`.execute(tx);
  return rows[0];
}

export async function stopMove(tx: Tx, loginId: string, id: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`update identity.email_changes set ended_at = ${at}, stopped_at = ${at}
    where login_id = ${loginId} and (${id}::text is null or id = ${id}) and waits_until is not null and confirmed_at is null and ended_at is null
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Those whose time is over, taken by one process at a time. */
export async function dueMoves(tx: Tx, at: Date): Promise<EmailChangeRow[]> {
  const { rows } = await sql<EmailChangeRow>`select ${CHANGE} from identity.email_changes
    where waits_until <= ${at} and link_sent_at is null and confirmed_at is null and ended_at is null
    order by waits_until limit 100 for update skip locked`.execute(tx);
  return rows;
}

export async function markLinkSent(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update identity.email_changes set link_sent_at = ${at} where id = ${id}`.execute(tx);
}
