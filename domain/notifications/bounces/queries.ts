import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';

export async function isDead(tx: Tx, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from notifications.dead_addresses where address = ${address} and cleared_at is null`.execute(tx);
  return rows.length > 0;
}

/** False when it is marked already, or when its owner has proved it since that try: what comes back late says nothing new. */
export async function markDead(
  tx: Tx,
  d: { address: string; answer: string; attemptId: string; triedAt: Date; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into notifications.dead_addresses (id, address, answer, attempt_id, marked_at)
    select ${newId('dad')}, ${d.address}, ${d.answer}, ${d.attemptId}, ${d.at}
    where not exists (select 1 from notifications.dead_addresses where address = ${d.address} and clear_reason = 'proved' and cleared_at > ${d.triedAt})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function clearDead(
  tx: Tx,
  c: { address: string; by: string | null; reason: 'proved' | 'operator' | 'closed'; at: Date },
): Promise<boolean> {
  const { rows } = await sql`update notifications.dead_addresses set cleared_at = ${c.at}, cleared_by = ${c.by}, clear_reason = ${c.reason}
    where address = ${c.address} and cleared_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

/** Where a try went, and what it was about. Undefined when there is no such try. */
export async function attemptById(
  tx: Tx,
  id: string,
): Promise<{ noticeId: string; address: string | null; channel: string; startedAt: Date } | undefined> {
  const { rows } = await sql<{ noticeId: string; address: string | null; channel: string; startedAt: Date }>`
    select d.notice_id as "noticeId", a.address, d.channel, a.started_at as "startedAt" from notifications.attempts a
    join notifications.deliveries d on d.id = a.delivery_id where a.id = ${id}`.execute(tx);
  return rows[0];
}

/** The newest try of a notice by e-mail. */
export async function mailAttemptOf(tx: Tx, noticeId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select a.id from notifications.attempts a join notifications.deliveries d on d.id = a.delivery_id
    where d.notice_id = ${noticeId} and d.channel = 'email' order by a.started_at desc limit 1`.execute(tx);
  return rows[0]?.id;
}

/** False when this was told before. */
export async function insertReport(
  tx: Tx,
  r: { attemptId: string; what: 'delivered' | 'delayed' | 'bounced' | 'complained'; detail: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into notifications.reports (id, attempt_id, what, detail, at)
    values (${newId('rpt')}, ${r.attemptId}, ${r.what}, ${r.detail}, ${r.at}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function isSilenced(tx: Tx, address: string, kind: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from notifications.silenced where address = ${address} and kind = ${kind} and ended_at is null`.execute(tx);
  return rows.length > 0;
}

export async function silence(tx: Tx, s: { address: string; kind: string; by: 'link' | 'complaint'; at: Date }): Promise<void> {
  await sql`insert into notifications.silenced (id, address, kind, silenced_by, silenced_at)
    values (${newId('sil')}, ${s.address}, ${s.kind}, ${s.by}, ${s.at}) on conflict do nothing`.execute(tx);
}

export async function unsilence(tx: Tx, address: string, kind: string, at: Date): Promise<void> {
  await sql`update notifications.silenced set ended_at = ${at} where address = ${address} and kind = ${kind} and ended_at is null`.execute(
    tx,
  );
}

export interface DeadAddress {
  id: string;
  address: string;
  answer: string;
  markedAt: Date;
  clearedAt: Date | null;
  clearReason: 'proved' | 'operator' | 'closed' | null;
}

/** Newest first; with `part`, those that hold this text. One more than `most` says that there are more. */
export async function selectDead(tx: Tx, f: { part: string; open: boolean; skip: number; most: number }): Promise<DeadAddress[]> {
  const { rows } =
    await sql<DeadAddress>`select id, address, answer, marked_at as "markedAt", cleared_at as "clearedAt", clear_reason as "clearReason"
    from notifications.dead_addresses
    where (${f.part} = '' or position(${f.part} in address) > 0) and (not ${f.open} or cleared_at is null) and address <> ''
    order by marked_at desc, id desc offset ${f.skip} limit ${f.most}`.execute(tx);
  return rows;
}

export async function deadById(tx: Tx, id: string): Promise<DeadAddress | undefined> {
  const { rows } =
    await sql<DeadAddress>`select id, address, answer, marked_at as "markedAt", cleared_at as "clearedAt", clear_reason as "clearReason"
    from notifications.dead_addresses where id = ${id}`.execute(tx);
  return rows[0];
}
