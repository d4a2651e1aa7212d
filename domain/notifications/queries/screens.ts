import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export interface ScreenRow {
  id: string;
  sessionId: string;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  userAgent: string;
  addedAt: Date;
}

export type ScreenEnd = 'owner' | 'signed_out' | 'gone' | 'added_again';

/** One login's screens change one after the other. */
export async function lockScreens(tx: Tx, loginId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('screens ' || ${loginId}, 0))`.execute(tx);
}

export async function insertScreen(
  tx: Tx,
  screen: Omit<ScreenRow, 'id' | 'addedAt'> & { loginId: string; endpointHash: Buffer; at: Date },
): Promise<string> {
  const id = newId('scr');
  await sql`insert into notifications.screens (id, login_id, session_id, endpoint, endpoint_hash, p256dh, auth, user_agent, added_at)
    values (${id}, ${screen.loginId}, ${screen.sessionId}, ${screen.endpoint}, ${screen.endpointHash}, ${screen.p256dh}, ${screen.auth},
            ${screen.userAgent}, ${screen.at})`.execute(tx);
  return id;
}

/** The screens of a login that have not ended, the newest first. */
export async function openScreens(tx: Tx, loginId: string): Promise<ScreenRow[]> {
  const { rows } =
    await sql<ScreenRow>`select id, session_id as "sessionId", endpoint, p256dh, auth, user_agent as "userAgent", added_at as "addedAt"
    from notifications.screens where login_id = ${loginId} and ended_at is null order by added_at desc, id desc`.execute(tx);
  return rows;
}

/** Ends screens and forgets where they are. */
export async function endScreens(tx: Tx, ids: readonly string[], reason: ScreenEnd, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`update notifications.screens set ended_at = ${at}, end_reason = ${reason}, endpoint = null, endpoint_hash = null, p256dh = null, auth = null
    where id = any(${ids}) and ended_at is null`.execute(tx);
}

/** Ends whoever's screen this is: a browser has one owner at a time. */
export async function endScreenAt(tx: Tx, endpointHash: Buffer, at: Date): Promise<void> {
  await sql`update notifications.screens set ended_at = ${at}, end_reason = 'added_again', endpoint = null, endpoint_hash = null, p256dh = null, auth = null
    where endpoint_hash = ${endpointHash} and ended_at is null`.execute(tx);
}

/** The screens that have taken this delivery. */
export async function receiptsOf(tx: Tx, deliveryId: string): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string;
  }>`select screen_id as id from notifications.screen_receipts where delivery_id = ${deliveryId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export async function insertReceipts(tx: Tx, deliveryId: string, screens: readonly string[], at: Date): Promise<void> {
  for (const screen of screens) {
    await sql`insert into notifications.screen_receipts (delivery_id, screen_id, at) values (${deliveryId}, ${screen}, ${at}) on conflict do nothing`.execute(
      tx,
    );
  }
}

/** Every screen a login ever added, for a copy of everything. */
export async function screensEver(tx: Tx, loginId: string): Promise<{ userAgent: string; addedAt: Date; endedAt: Date | null }[]> {
  const { rows } = await sql<{ userAgent: string; addedAt: Date; endedAt: Date | null }>`
    select user_agent as "userAgent", added_at as "addedAt", ended_at as "endedAt" from notifications.screens
    where login_id = ${loginId} order by added_at`.execute(tx);
  return rows;
}

export async function forgetScreens(tx: Tx, loginId: string): Promise<void> {
  await sql`delete from notifications.screens where login_id = ${loginId}`.execute(tx);
}
