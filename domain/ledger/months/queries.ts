import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { StandingRow } from '../reports/queries.ts';

/** Somebody asked for a month to be closed, and what a second person said to it. */
export interface MonthAsk {
  askId: string;
  endsAt: Date;
  /** Why there is money in suspense; empty where there was none. */
  note: string;
  askedBy: string;
  at: Date;
  /** Null while nobody has decided. */
  decidedBy: string | null;
  isClosed: boolean | null;
  decisionNote: string | null;
  decidedAt: Date | null;
}

/** Whoever asks for a month or decides takes turns with all others until the transaction ends. */
export async function takeTurnOfMonths(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock((19530::bigint << 48))`.execute(tx);
}

export async function callAskMonth(tx: Tx, ask: Pick<MonthAsk, 'askId' | 'endsAt' | 'note' | 'askedBy' | 'at'>): Promise<void> {
  await sql`select ledger.ask_month(${ask.askId}, ${ask.endsAt}::timestamptz, ${ask.note}, ${ask.askedBy}, ${ask.at}::timestamptz)`.execute(
    tx,
  );
}

export async function callDecideMonth(
  tx: Tx,
  one: { askId: string; isClosed: boolean; note: string; decidedBy: string; at: Date },
): Promise<void> {
  await sql`select ledger.decide_month(${one.askId}, ${one.isClosed}, ${one.note}, ${one.decidedBy}, ${one.at}::timestamptz)`.execute(tx);
}

/** What was asked and decided about the months that end from one moment to another, the newest first. */
export async function asksBetween(tx: Tx, from: Date, until: Date): Promise<MonthAsk[]> {
  const { rows } = await sql<MonthAsk>`
    select a.ask_id as "askId", a.ends_at as "endsAt", a.note, a.asked_by as "askedBy", a.at, d.decided_by as "decidedBy", d.is_closed as "isClosed",
      d.note as "decisionNote", d.at as "decidedAt"
    from ledger.month_asks a left join ledger.month_decisions d on d.ask_id = a.ask_id
    where a.ends_at between ${from} and ${until} order by a.ends_at desc, a.at desc, a.ask_id desc`.execute(tx);
  return rows;
}

/** The end of the newest month that is closed. */
export async function newestClosed(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(ends_at) as at from ledger.month_decisions where is_closed`.execute(tx);
  return rows[0]!.at;
}

/** The trial balance that was written down when a month was closed, by kind of account. */
export async function sumsOfMonth(tx: Tx, askId: string): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select family as code, asset, kind, case side when 1 then 'debit' else 'credit' end as "normalSide", true as "isFamily", balance as "balanceCents"
    from ledger.month_sums where ask_id = ${askId} order by 1`.execute(tx);
  return rows;
}

/** When all of it was locked that is dated before a moment; null while some of it is open. */
export async function whenLocked(tx: Tx, endsAt: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(at) as at from ledger.period_closings where ends_at >= ${endsAt}`.execute(tx);
  return rows[0]!.at;
}
