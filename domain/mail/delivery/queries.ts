import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { LETTER, type LetterRow } from '../queries.ts';

export interface ScheduleRow {
  letterId: string;
  customer: string;
  /** "2026-12-24" */
  deliverOn: string;
  deliverAt: Date;
}

export async function insertSchedule(tx: Tx, s: ScheduleRow): Promise<void> {
  await sql`insert into mail.schedules (letter_id, customer, deliver_on, deliver_at)
    values (${s.letterId}, ${s.customer}, ${s.deliverOn}::date, ${s.deliverAt})`.execute(tx);
}

/** The day a letter waits for; undefined when it has none, or is delivered, returned or taken back. */
export async function openSchedule(tx: Tx, letterId: string): Promise<(ScheduleRow & { isReady: boolean }) | undefined> {
  const { rows } = await sql<
    ScheduleRow & { isReady: boolean }
  >`select letter_id as "letterId", customer, to_char(deliver_on, 'YYYY-MM-DD') as "deliverOn",
    deliver_at as "deliverAt", is_ready as "isReady" from mail.schedules where letter_id = ${letterId} and ended_at is null`.execute(tx);
  return rows[0];
}

export async function moveSchedule(tx: Tx, s: Omit<ScheduleRow, 'customer'>): Promise<void> {
  await sql`update mail.schedules set deliver_on = ${s.deliverOn}::date, deliver_at = ${s.deliverAt} where letter_id = ${s.letterId}`.execute(
    tx,
  );
}

export async function markReady(tx: Tx, letterId: string): Promise<void> {
  await sql`update mail.schedules set is_ready = true where letter_id = ${letterId}`.execute(tx);
}

export async function endSchedule(tx: Tx, letterId: string, at: Date): Promise<void> {
  await sql`update mail.schedules set ended_at = ${at} where letter_id = ${letterId} and ended_at is null`.execute(tx);
}

/** Letters that are read and whose day has come, the longest due first. */
export async function dueLetters(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select letter_id as id from mail.schedules
    where is_ready and ended_at is null and deliver_at <= ${now} order by deliver_at, letter_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Has not ended, the oldest first. */
const OPEN = sql`not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id
  and s.kind in ('cancelled', 'released', 'returned', 'undelivered')) order by l.sent_at, l.letter_id`;

/** Letters from outside to somebody held that have not ended. */
export async function openLettersTo(tx: Tx, residentId: string): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${LETTER} from mail.letters l where l.resident_id = ${residentId} and l.author = 'customer'
    and ${OPEN}`.execute(tx);
  return rows;
}

/** Letters between two, whoever of them wrote, that have not ended. */
export async function openLettersBetween(tx: Tx, customer: string, residentId: string): Promise<LetterRow[]> {
  const { rows } =
    await sql<LetterRow>`select ${LETTER} from mail.letters l where l.customer = ${customer} and l.resident_id = ${residentId}
    and ${OPEN}`.execute(tx);
  return rows;
}
