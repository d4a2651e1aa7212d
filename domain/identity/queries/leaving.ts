import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';

export interface CopyRow {
  id: string;
  loginId: string;
  lang: Lang;
  askedAt: Date;
  madeAt: Date | null;
  expiresAt: Date;
}

const COPY = sql`id, login_id as "loginId", lang, asked_at as "askedAt", made_at as "madeAt", expires_at as "expiresAt"`;

export async function insertCopy(tx: Tx, c: Omit<CopyRow, 'id' | 'madeAt'>): Promise<string> {
  const id = newId('cpy');
  await sql`insert into identity.copies (id, login_id, lang, asked_at, expires_at)
    values (${id}, ${c.loginId}, ${c.lang}, ${c.askedAt}, ${c.expiresAt})`.execute(tx);
  return id;
}

export async function copiesOf(tx: Tx, loginId: string, at: Date): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`select ${COPY} from identity.copies
    where login_id = ${loginId} and expires_at > ${at} order by asked_at desc`.execute(tx);
  return rows;
}

export async function copyById(tx: Tx, id: string): Promise<CopyRow | undefined> {
  const { rows } = await sql<CopyRow>`select ${COPY} from identity.copies where id = ${id}`.execute(tx);
  return rows[0];
}

export async function fillCopy(tx: Tx, id: string, made: { json: string; html: string; at: Date }): Promise<void> {
  await sql`update identity.copies set json = ${made.json}, html = ${made.html}, made_at = ${made.at} where id = ${id} and made_at is null`.execute(
    tx,
  );
}

export async function contentOf(
  tx: Tx,
  loginId: string,
  id: string,
  at: Date,
): Promise<{ json: string; html: string; madeAt: Date } | undefined> {
  const { rows } = await sql<{ json: string; html: string; madeAt: Date }>`select json, html, made_at as "madeAt" from identity.copies
    where id = ${id} and login_id = ${loginId} and made_at is not null and expires_at > ${at}`.execute(tx);
  return rows[0];
}

export async function forgetCopies(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity.copies where expires_at < ${before}`.execute(tx);
}

export interface ClosingRow {
  id: string;
  loginId: string;
  dueAt: Date;
}

const CLOSING = sql`id, login_id as "loginId", due_at as "dueAt"`;

/** Null when it is to be closed already. */
export async function insertClosing(tx: Tx, c: { loginId: string; askedAt: Date; dueAt: Date }): Promise<string | null> {
  const id = newId('cls');
  const { rows } = await sql`insert into identity.closings (id, login_id, asked_at, due_at)
    values (${id}, ${c.loginId}, ${c.askedAt}, ${c.dueAt}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? id : null;
}

export async function cancelClosing(tx: Tx, loginId: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`update identity.closings set cancelled_at = ${at}
    where login_id = ${loginId} and cancelled_at is null and done_at is null returning id`.execute(tx);
  return rows[0]?.id;
}

export async function newestClosing(tx: Tx, loginId: string): Promise<{ dueAt: Date; cancelledAt: Date | null } | undefined> {
  const { rows } = await sql<{ dueAt: Date; cancelledAt: Date | null }>`select due_at as "dueAt", cancelled_at as "cancelledAt"
    from identity.closings where login_id = ${loginId} order by asked_at desc limit 1`.execute(tx);
  return rows[0];
}

export async function dueClosings(tx: Tx, at: Date): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`select ${CLOSING} from identity.closings
    where cancelled_at is null and done_at is null and due_at <= ${at} order by due_at limit 100`.execute(tx);
  return rows;
}

/** False when it was cancelled or done meanwhile. Holds the row until the transaction ends. */
export async function finishClosing(tx: Tx, id: string, at: Date, detailsUntil: Date | null): Promise<boolean> {
  const { rows } = await sql`update identity.closings set done_at = ${at}, details_until = ${detailsUntil}
    where id = ${id} and cancelled_at is null and done_at is null and due_at <= ${at} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Closed for good a while ago, and not every module has forgotten: whoever did it stopped in the middle. */
export async function unforgotten(tx: Tx, before: Date): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`select ${CLOSING} from identity.closings
    where done_at is not null and done_at <= ${before} and forgotten_at is null order by done_at limit 100`.execute(tx);
  return rows;
}

export async function markForgotten(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update identity.closings set forgotten_at = ${at} where id = ${id} and forgotten_at is null`.execute(tx);
}

export async function detailsDue(tx: Tx, at: Date): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`select ${CLOSING} from identity.closings
    where details_until <= ${at} and details_removed_at is null order by details_until limit 100`.execute(tx);
  return rows;
}

export async function removeDetails(tx: Tx, closing: { id: string; loginId: string }, at: Date): Promise<void> {
  await sql`delete from identity.personal_details where login_id = ${closing.loginId}`.execute(tx);
  await sql`update identity.closings set details_removed_at = ${at} where id = ${closing.id}`.execute(tx);
}

/** What stands for the address of a login that is closed for good. */
export const closedEmail = (loginId: string): string => `${loginId}@closed.invalid`;

/** What opens the login or tells of its owner, apart from the details. Its id, dates and terms stay, so that the books stay whole. */
export async function emptyLogin(tx: Tx, loginId: string): Promise<void> {
  const nobody = closedEmail(loginId);
  // What was told to operators: name, address and phone. Their answers go with it.
  await sql`delete from identity.email_searches s where s.login_id = ${loginId}
    or exists (select 1 from identity.email_search_answers a where a.search_id = s.id and a.login_id = ${loginId})`.execute(tx);
  for (const table of [
    'passwords',
    'totp_factors',
    'totp_setups',
    'recovery_codes',
    'passkeys',
    'devices',
    'sign_in_attempts',
    'link_requests',
    'delayed_changes',
    'email_changes',
    'email_verifications',
    'copies',
  ]) {
    await sql`delete from identity.${sql.raw(table)} where login_id = ${loginId}`.execute(tx);
  }
  await sql`update identity.sessions set user_agent = '' where login_id = ${loginId}`.execute(tx);
  await sql`update identity.logins set email = ${nobody}, email_key = ${nobody}, name = null where id = ${loginId}`.execute(tx);
}

interface OwnLogin {
  email: string;
  lang: Lang;
  createdAt: Date;
}

/** What identity keeps of a customer, for his copy. */
export async function identityRows(tx: Tx, loginId: string) {
  const q = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> => (await query.execute(tx)).rows;
  return {
    login: await q(sql<OwnLogin>`select email, lang, created_at as "createdAt" from identity.logins where id = ${loginId}`),
    details: await q(sql<{ name: string; birth_date: string; address: string; phone: string; savedAt: Date }>`
      select concat_ws(' ', first_name, last_name) as name, birth_date::text as birth_date, phone, saved_at as "savedAt",
        concat_ws(', ', address_line1, address_line2, city, region, postal_code, country) as address
      from identity.personal_details where login_id = ${loginId} order by version`),
    passkeys: await q(sql<{ name: string; at: Date; last: Date | null; ended: Date | null }>`
      select name, made_at as at, used_at as last, ended_at as ended from identity.passkeys where login_id = ${loginId} order by made_at`),
    app: await q(sql<{ at: Date }>`select enrolled_at as at from identity.totp_factors where login_id = ${loginId}`),
    recovery: await q(sql<{ at: Date; last: Date | null }>`
      select made_at as at, used_at as last from identity.recovery_codes where login_id = ${loginId} order by made_at, id`),
    waited: await q(sql<{ kind: 'email' | 'second_factor'; at: Date; ended: Date | null }>`
      select kind, started_at as at, coalesce(done_at, ended_at) as ended from identity.delayed_changes
      where login_id = ${loginId} order by started_at`),
    terms: await q(sql<{ kind: 'payment' | 'mobile'; version: string; at: Date }>`
      select kind, version, accepted_at as at from identity.terms_acceptances where login_id = ${loginId} order by accepted_at`),
    sessions: await q(sql<{ userAgent: string; signedInAt: Date; seenAt: Date }>`
      select user_agent as "userAgent", signed_in_at as "signedInAt", seen_at as "seenAt" from identity.sessions
      where login_id = ${loginId} order by signed_in_at desc limit 1000`),
    passwords: await q(sql<{ how: 'sign_up' | 'invite' | 'reset' | 'owner'; at: Date }>`
      select how, changed_at as at from identity.password_changes where login_id = ${loginId} order by changed_at`),
    emails: await q(sql<{ oldEmail: string; newEmail: string; at: Date | null }>`
      select old_email as "oldEmail", new_email as "newEmail", confirmed_at as at from identity.email_changes
      where login_id = ${loginId} order by requested_at`),
  };
}
