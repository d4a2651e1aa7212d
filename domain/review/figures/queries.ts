import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Reason } from '../queue/reasons.ts';

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

/** Which letters figures are about: those of these facilities, from one moment on and before another. */
export interface Span {
  facilities: readonly string[];
  since: Date;
  until: Date;
  /** Days are counted by the clock of this zone, in steps of a day or a week. */
  zone: string;
  step: 'day' | 'week';
}

export interface StepRow {
  /** "2026-11-16": the first day of the step. */
  day: string;
  arrived: number;
  /** Decided by people; of these sent back, and decided after the promised time. */
  decided: number;
  returned: number;
  late: number;
  /** Went on by itself. */
  passed: number;
  medianSeconds: number | null;
  slowSeconds: number | null;
}

const isByPeople = sql`d.actor is not null and d.outcome in ('released', 'returned')`;
const waited = sql`extract(epoch from d.at - d.sent_at)::float8`;

/** What came in and what was decided, step by step; a step without either is missing. */
export async function selectSteps(tx: Tx, { facilities, since, until, zone, step }: Span): Promise<StepRow[]> {
  const places = sql`${[...facilities]}::text[]`;
  const day = (at: ReturnType<typeof sql>) => sql`to_char(date_trunc(${step}, ${at} at time zone ${zone}), 'YYYY-MM-DD')`;
  const { rows } = await sql<StepRow>`
    with arrived as (select ${day(sql`sent_at`)} as day, count(*)::int as arrived from review.items
        where facility_id = any (${places}) and sent_at >= ${since} and sent_at < ${until} group by 1),
      people as (select ${day(sql`d.at`)} as day, count(*)::int as decided, (count(*) filter (where d.outcome = 'returned'))::int as returned,
          (count(*) filter (where d.at > d.due_at))::int as late, percentile_cont(0.5) within group (order by ${waited}) as median,
          percentile_cont(0.9) within group (order by ${waited}) as slow
        from review.decisions d where d.facility_id = any (${places}) and d.at >= ${since} and d.at < ${until} and ${isByPeople} group by 1),
      passed as (select ${day(sql`d.at`)} as day, count(*)::int as passed from review.decisions d
        where d.facility_id = any (${places}) and d.at >= ${since} and d.at < ${until} and d.actor is null and d.outcome = 'released' group by 1)
    select day, coalesce(arrived, 0) as arrived, coalesce(decided, 0) as decided, coalesce(returned, 0) as returned, coalesce(late, 0) as late,
      coalesce(passed, 0) as passed, median as "medianSeconds", slow as "slowSeconds"
    from arrived full join people using (day) full join passed using (day) order by day`.execute(tx);
  return rows;
}

export interface ReviewerRow {
  reviewer: string;
  decided: number;
  returned: number;
  late: number;
  medianSeconds: number;
}

/** What each reviewer decided, whoever decided most first. */
export async function selectReviewers(tx: Tx, span: Span): Promise<ReviewerRow[]> {
  const { rows } =
    await sql<ReviewerRow>`select d.actor as reviewer, count(*)::int as decided, (count(*) filter (where d.outcome = 'returned'))::int as returned,
      (count(*) filter (where d.at > d.due_at))::int as late, percentile_cont(0.5) within group (order by ${waited}) as "medianSeconds"
    from review.decisions d where d.facility_id = any (${[...span.facilities]}::text[]) and d.at >= ${span.since} and d.at < ${span.until} and ${isByPeople}
    group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

export async function selectReasons(tx: Tx, span: Span): Promise<{ reason: Reason; count: number }[]> {
  const { rows } = await sql<{ reason: Reason; count: number }>`select d.reason, count(*)::int as count from review.decisions d
    where d.facility_id = any (${[...span.facilities]}::text[]) and d.at >= ${span.since} and d.at < ${span.until}
      and ${isByPeople} and d.outcome = 'returned'
    group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

/** Where somebody looked once more at what another had decided: an appeal, a second reader's word, a sample read again. */
export interface LookRow {
  look: 'appeal' | 'second' | 'again';
  count: number;
  /** In so many he said otherwise. */
  otherwise: number;
}

/** Those of an agency's looks that there were. */
export async function selectLooks(tx: Tx, agencyId: string, { facilities, since, until }: Span): Promise<LookRow[]> {
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

/** All together: half were decided within `medianSeconds`, nine of ten within `slowSeconds`. */
export async function selectWhole(tx: Tx, span: Span): Promise<Pick<StepRow, 'medianSeconds' | 'slowSeconds'>> {
  const { rows } = await sql<
    Pick<StepRow, 'medianSeconds' | 'slowSeconds'>
  >`select percentile_cont(0.5) within group (order by ${waited}) as "medianSeconds",
      percentile_cont(0.9) within group (order by ${waited}) as "slowSeconds"
    from review.decisions d where d.facility_id = any (${[...span.facilities]}::text[]) and d.at >= ${span.since} and d.at < ${span.until} and ${isByPeople}`.execute(
    tx,
  );
  return rows[0]!;
}

/** So long ago at least the letters that wait were sent, in hours, and how many of them; the last is those past their promised time. */
export const AGES_HOURS = [0, 12, 24, 48] as const;

export async function selectWaiting(tx: Tx, facilities: readonly string[], now: Date): Promise<{ byAge: number[]; late: number }> {
  const { rows } = await sql<{ sentAt: Date; late: boolean }>`select i.sent_at as "sentAt", q.due_at < ${now} as late
    from review.queue q join review.items i on i.item_id = q.item_id where q.facility_id = any (${[...facilities]}::text[]) and q.outcome is null`.execute(
    tx,
  );
  const byAge = AGES_HOURS.map(() => 0);
  for (const { sentAt, late } of rows) {
    if (late) continue;
    const hours = (now.getTime() - sentAt.getTime()) / 3_600_000;
    byAge[AGES_HOURS.findLastIndex((from) => hours >= from)]!++;
  }
  return { byAge, late: rows.filter(({ late }) => late).length };
}

export interface DismissedRow {
  term: string;
  /** Letters in which it was found and a person decided, and of these handed on. */
  decided: number;
  dismissed: number;
}

/** What was found most often in letters that went on all the same. Reports of abuse stay out of it. */
export async function selectDismissed(tx: Tx, span: Span, limit: number): Promise<DismissedRow[]> {
  const { rows } =
    await sql<DismissedRow>`select h.term, count(*)::int as decided, (count(*) filter (where h.outcome = 'released'))::int as dismissed
    from (select distinct h.term, d.item_id, d.outcome from review.decisions d join review.hits h on h.item_id = d.item_id
      where d.facility_id = any (${[...span.facilities]}::text[]) and d.at >= ${span.since} and d.at < ${span.until} and ${isByPeople} and h.action <> 'protect') h
    group by 1 having count(*) filter (where h.outcome = 'released') > 0 order by 3 desc, 2, 1 limit ${limit}`.execute(tx);
  return rows;
}
