import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { LetterRow } from '../queries.ts';

export interface InboxRow {
  letterId: string;
  customer: string;
  senderName: string;
  timeZone: string;
  outcome: 'released' | 'returned';
  reason: string | null;
  rule: string | null;
  at: Date;
  openedAt: Date | null;
}

const ROW = sql`i.letter_id as "letterId", i.customer, i.sender_name as "senderName", i.time_zone as "timeZone", i.outcome, i.reason, i.rule, i.at,
  i.opened_at as "openedAt"`;

export async function insertInbox(tx: Tx, l: LetterRow, row: Pick<InboxRow, 'outcome' | 'reason' | 'rule' | 'at'>): Promise<void> {
  await sql`insert into mail.inbox (letter_id, customer, resident_id, agency_id, sender_name, time_zone, outcome, reason, rule, at)
    values (${l.letterId}, ${l.customer}, ${l.residentId}, ${l.agencyId}, ${l.senderName}, ${l.timeZone}, ${row.outcome}, ${row.reason}, ${row.rule}, ${row.at})
    on conflict do nothing`.execute(tx);
}

/** One page of what came for somebody, of one writer or of all, the newest first; `before` is the last one of the page before. */
export async function inboxOf(
  tx: Tx,
  residentId: string,
  page: { customer: string | null; before: string | null; limit: number },
): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`select ${ROW} from mail.inbox i
    where i.resident_id = ${residentId} and (${page.customer}::text is null or i.customer = ${page.customer})
      and (${page.before}::text is null or (i.at, i.letter_id) < (select b.at, b.letter_id from mail.inbox b where b.letter_id = ${page.before}))
    order by i.at desc, i.letter_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export async function inboxRow(tx: Tx, residentId: string, letterId: string): Promise<InboxRow | undefined> {
  return (
    await sql<InboxRow>`select ${ROW} from mail.inbox i where i.letter_id = ${letterId} and i.resident_id = ${residentId}`.execute(tx)
  ).rows[0];
}

export async function countNew(tx: Tx, residentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail.inbox
    where resident_id = ${residentId} and opened_at is null and outcome = 'released'`.execute(tx);
  return rows[0]!.count;
}

/** False when it was opened before. */
export async function markOpened(tx: Tx, letterId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update mail.inbox set opened_at = ${at}
    where letter_id = ${letterId} and opened_at is null and outcome = 'released' returning 1`.execute(tx);
  return rows.length > 0;
}
