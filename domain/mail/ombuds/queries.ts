import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface MessageRow {
  messageId: string;
  residentId: string;
  agencyId: string;
  facilityId: string;
  author: 'resident' | 'ombuds';
  actor: string;
  sealed: Buffer;
  at: Date;
  readAt: Date | null;
}

const MESSAGE = sql`m.message_id as "messageId", m.resident_id as "residentId", m.agency_id as "agencyId", m.facility_id as "facilityId", m.author,
  m.actor, m.sealed, m.at, m.read_at as "readAt"`;

/** False when this message is there already. */
export async function insertMessage(tx: Tx, m: Omit<MessageRow, 'readAt'>): Promise<boolean> {
  const { rows } = await sql`insert into mail.ombuds_messages (message_id, resident_id, agency_id, facility_id, author, actor, sealed, at)
    values (${m.messageId}, ${m.residentId}, ${m.agencyId}, ${m.facilityId}, ${m.author}, ${m.actor}, ${m.sealed}, ${m.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** One page of what was written with one person, the newest first; `before` ends the page before. */
export async function messagesWith(tx: Tx, residentId: string, page: { before: string | null; limit: number }): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`select ${MESSAGE} from mail.ombuds_messages m where m.resident_id = ${residentId}
      and (${page.before}::text is null or (m.at, m.message_id) < (select b.at, b.message_id from mail.ombuds_messages b where b.message_id = ${page.before}))
    order by m.at desc, m.message_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** What the other one wrote is read now. */
export async function markRead(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`update mail.ombuds_messages set read_at = ${at} where message_id = any (${[...ids]}::text[]) and read_at is null`.execute(tx);
}

export async function countUnread(tx: Tx, residentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.ombuds_messages
    where resident_id = ${residentId} and author = 'ombuds' and read_at is null`.execute(tx);
  return rows[0]!.count;
}

export async function countWritten(tx: Tx, residentId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.ombuds_messages
    where resident_id = ${residentId} and author = 'resident' and at > ${since}`.execute(tx);
  return rows[0]!.count;
}

export interface ThreadRow {
  residentId: string;
  /** The newest message, whoever wrote it. */
  messageId: string;
  at: Date;
  unread: number;
  /** The newest is his. */
  waits: boolean;
}

/** One page of who wrote to an agency's ombuds, where the scope works, the newest first; `before` is the newest message of the last one shown. */
export async function threadsIn(tx: Tx, agencyId: string, page: { before: string | null; limit: number }): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`select * from (
      select distinct on (m.resident_id) m.resident_id as "residentId", m.message_id as "messageId", m.at, m.author = 'resident' as waits,
        (select count(*)::int from mail.ombuds_messages u where u.resident_id = m.resident_id and u.author = 'resident' and u.read_at is null) as unread
      from mail.ombuds_messages m where m.agency_id = ${agencyId} order by m.resident_id, m.at desc, m.message_id desc) t
    where ${page.before}::text is null or (t.at, t."messageId") < (select b.at, b.message_id from mail.ombuds_messages b where b.message_id = ${page.before})
    order by t.at desc, t."messageId" desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function saveOmbudsDraft(tx: Tx, d: { residentId: string; agencyId: string; sealed: Buffer; savedAt: Date }): Promise<void> {
  await sql`insert into mail.ombuds_drafts (resident_id, agency_id, sealed, saved_at) values (${d.residentId}, ${d.agencyId}, ${d.sealed}, ${d.savedAt})
    on conflict (resident_id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at`.execute(tx);
}

export async function ombudsDraftOf(tx: Tx, residentId: string): Promise<{ sealed: Buffer; savedAt: Date } | undefined> {
  const { rows } = await sql<{ sealed: Buffer; savedAt: Date }>`select sealed, saved_at as "savedAt" from mail.ombuds_drafts
    where resident_id = ${residentId}`.execute(tx);
  return rows[0];
}

export async function deleteOmbudsDraft(tx: Tx, residentId: string): Promise<void> {
  await sql`delete from mail.ombuds_drafts where resident_id = ${residentId}`.execute(tx);
}
