import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export async function callMarkPeriod(tx: Tx, endsAt: Date, at: Date, actor: string | null): Promise<void> {
  await sql`select ledger.mark_period(${endsAt}::timestamptz, ${at}::timestamptz, ${actor}::text)`.execute(tx);
}

export async function callClosePeriod(tx: Tx, endsAt: Date, at: Date, actor: string | null): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`
    select ledger.close_period(${endsAt}::timestamptz, ${at}::timestamptz, ${actor}::text) as closed`.execute(tx);
  return rows[0]!.closed;
}

export interface PeriodRow {
  endsAt: Date;
  markedAt: Date;
  /** Null while a writer that began before the lock is waited for. */
  closedAt: Date | null;
  /** Journals dated in it, and the dollars they moved: the sum of their debits. */
  journals: bigint | null;
  movedCents: bigint | null;
}

const PERIOD = sql`m.ends_at as "endsAt", m.at as "markedAt", c.at as "closedAt", c.journals, c.moved_cents as "movedCents"
  from ledger.period_marks m left join ledger.period_closings c on c.ends_at = m.ends_at`;

export async function newestMark(tx: Tx): Promise<PeriodRow | undefined> {
  const { rows } = await sql<PeriodRow>`select ${PERIOD} order by m.ends_at desc limit 1`.execute(tx);
  return rows[0];
}

export async function newestPeriods(tx: Tx, limit: number): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`select ${PERIOD} order by m.ends_at desc limit ${limit}`.execute(tx);
  return rows;
}

export async function firstJournalAt(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select (select j.at from ledger.journals j order by j.id limit 1) as at`.execute(tx);
  return rows[0]!.at;
}
