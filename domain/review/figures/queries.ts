import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Sums } from './sums.ts';

/** How long people of one facility's mailroom took, in figures that anybody may read. */
export interface DecisionTimes {
  /** How many they decided, in tens. */
  decided: number;
  /** Half were decided within `medianSeconds` of being sent, nine of ten within `slowSeconds`. */
  medianSeconds: number;
  slowSeconds: number;
  /** Sent back, and decided by the day that was promised. null where that would tell of fewer than five letters. */
  returnedPercent: number | null;
  inTimePercent: number | null;
}

/** Null where it is too few to tell of. */
export async function selectDecisionTimes(tx: Tx, facilityId: string, span: { since: Date; until: Date }): Promise<DecisionTimes | null> {
  const { rows } = await sql<DecisionTimes>`select decided, median_seconds as "medianSeconds", slow_seconds as "slowSeconds",
      returned_percent as "returnedPercent", in_time_percent as "inTimePercent"
    from review.decision_times(${facilityId}, ${span.since}, ${span.until})`.execute(tx);
  return rows[0] ?? null;
}

/** Part of the time of a facility: a day, or a week from its Monday on, by the facility's clock. */
export interface Piece {
  facilityId: string;
  since: Date;
  until: Date;
}

/** What is counted of each, in the order given. The system. */
export async function selectSums(tx: Tx, pieces: readonly Piece[]): Promise<Sums[]> {
  const of = <Name extends keyof Piece>(name: Name) => pieces.map((piece) => piece[name]);
  const { rows } = await sql<{ sums: Sums }>`select review.sums(facility, since, until) as sums
    from unnest(${of('facilityId')}::text[], ${of('since')}::timestamptz[], ${of('until')}::timestamptz[]) with ordinality as p (facility, since, until, place)
    order by place`.execute(tx);
  return rows.map(({ sums }) => sums);
}

/** The weeks from one on that have been added up: "2026-11-16" is their Monday. The system. */
export async function closedWeeks(
  tx: Tx,
  facilities: readonly string[],
  from: string,
): Promise<{ facilityId: string; week: string; sums: Sums }[]> {
  const { rows } = await sql<{ facilityId: string; week: string; sums: Sums }>`select facility_id as "facilityId", week::text, sums
    from review.closed_weeks where facility_id = any (${[...facilities]}::text[]) and week >= ${from}::date`.execute(tx);
  return rows;
}

/** Adds a week up, once. The system. */
export async function closeWeek(
  tx: Tx,
  { facilityId, agencyId, week, since, until }: Piece & { agencyId: string; week: string },
  at: Date,
): Promise<void> {
  await sql`select review.close_week(${facilityId}, ${agencyId}, ${week}::date, ${since}, ${until}, ${at})`.execute(tx);
}

/** Where somebody looked once more at what another had decided: an appeal, a second reader's word, a sample read again. */
export interface LookRow {
  look: 'appeal' | 'second' | 'again';
  count: number;
  /** In so many he said otherwise. */
  otherwise: number;
}

/** Those of an agency's looks that there were. */
export async function selectLooks(
  tx: Tx,
  agencyId: string,
  { facilities, since, until }: { facilities: readonly string[]; since: Date; until: Date },
): Promise<LookRow[]> {
  const places = sql`${[...facilities]}::text[]`;
  const { rows } =
    await sql<LookRow>`select 'appeal' as look, count(*)::int as count, (count(*) filter (where outcome = 'reversed'))::int as otherwise
      from review.appeal_ends where agency_id = ${agencyId} and facility_id = any (${places}) and at >= ${since} and at < ${until} and outcome <> 'withdrawn'
      having count(*) > 0
    union all select r.reading, count(*)::int, (count(*) filter (where r.outcome <> f.outcome))::int
      from review.readings r join review.readings f on f.item_id = r.item_id and f.reading = 'first'
      where r.agency_id = ${agencyId} and r.facility_id = any (${places}) and r.reading <> 'first' and r.at >= ${since} and r.at < ${until}
      group by r.reading order by 1`.execute(tx);
  return rows;
}

/** So long ago at least the letters that wait were sent, in hours, and how many of them; the last is those past their promised time. */
export const AGES_HOURS = [0, 12, 24, 48] as const;

export async function selectWaiting(tx: Tx, facilities: readonly string[], now: Date): Promise<{ byAge: number[]; late: number }> {
  const { rows } = await sql<{ age: number; count: number; late: number }>`select
      greatest(width_bucket(extract(epoch from ${now}::timestamptz - i.sent_at)::float8 / 3600, ${[...AGES_HOURS]}::float8[]) - 1, 0) as age,
      (count(*) filter (where q.due_at >= ${now}))::int as count, (count(*) filter (where q.due_at < ${now}))::int as late
    from review.queue q join review.items i on i.item_id = q.item_id where q.facility_id = any (${[...facilities]}::text[]) and q.outcome is null
    group by 1`.execute(tx);
  const byAge = AGES_HOURS.map((_, age) => rows.find((row) => row.age === age)?.count ?? 0);
  return { byAge, late: rows.reduce((sum, { late }) => sum + late, 0) };
}
