import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Reason } from '../outlier-rules.ts';

export interface ReportRow {
  id: string;
  agencyId: string | null;
  /** The Monday the week began with. */
  week: string;
  timeZone: string;
  madeAt: Date;
}

export interface MeasureRow {
  loginId: string;
  name: string;
  role: string;
  looks: number;
  people: number;
  withoutWork: number;
  mostInADay: number;
  late: number;
}

export interface FlagRow {
  id: string;
  agencyId: string | null;
  loginId: string;
  name: string;
  week: string;
  span: 'day' | 'week';
  fromAt: Date;
  untilAt: Date;
  reasons: Reason[];
  raisedAt: Date;
}

export interface AnswerRow {
  note: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

/** Until the transaction ends nobody else makes reports or raises flags of this agency. */
export async function takeTurn(tx: Tx, agencyId: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`oversight ${agencyId ?? '-'}`}, 0))`.execute(tx);
}

export async function hasReport(tx: Tx, agencyId: string | null, week: string): Promise<boolean> {
  const { rows } = await sql`select 1 from oversight.reports where agency_id is not distinct from ${agencyId} and week = ${week}`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function insertReport(tx: Tx, report: ReportRow, measures: readonly MeasureRow[]): Promise<void> {
  await sql`insert into oversight.reports (id, agency_id, week, time_zone, made_at)
    values (${report.id}, ${report.agencyId}, ${report.week}, ${report.timeZone}, ${report.madeAt})`.execute(tx);
  for (const m of measures)
    await sql`insert into oversight.measures (report_id, agency_id, login_id, name, role, looks, people, without_work, most_in_a_day, late)
      values (${report.id}, ${report.agencyId}, ${m.loginId}, ${m.name}, ${m.role}, ${m.looks}, ${m.people}, ${m.withoutWork}, ${m.mostInADay}, ${m.late})`.execute(
      tx,
    );
}

/** False when this person has a flag of this kind in this week already, or had a day's alert within a day: the same looks would ring twice. */
export async function insertFlag(tx: Tx, flag: FlagRow): Promise<boolean> {
  const { rows } = await sql`insert into oversight.flags (id, agency_id, login_id, name, week, span, from_at, until_at, reasons, raised_at)
    select ${flag.id}, ${flag.agencyId}, ${flag.loginId}, ${flag.name}, ${flag.week}::date, ${flag.span}, ${flag.fromAt}::timestamptz, ${flag.untilAt}::timestamptz,
      ${JSON.stringify(flag.reasons)}::jsonb, ${flag.raisedAt}::timestamptz
    where ${flag.span} = 'week'
      or not exists (select 1 from oversight.flags f where f.login_id = ${flag.loginId} and f.span = 'day' and f.raised_at > ${flag.fromAt}::timestamptz)
    on conflict (login_id, week, span) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export interface PastRow {
  loginId: string;
  withoutWork: number;
  mostInADay: number;
  late: number;
}

/** The most each of these people had in a week since that Monday, of the weeks that were reported. */
export async function pastOf(tx: Tx, logins: readonly string[], since: string, before: string): Promise<PastRow[]> {
  const { rows } =
    await sql<PastRow>`select m.login_id as "loginId", max(m.without_work) as "withoutWork", max(m.most_in_a_day) as "mostInADay", max(m.late) as late
    from oversight.measures m join oversight.reports r on r.id = m.report_id
    where m.login_id = any (${[...logins]}::text[]) and r.week >= ${since} and r.week < ${before} group by 1`.execute(tx);
  return rows;
}

const WEEK = sql.raw(`to_char(week, 'YYYY-MM-DD')`);

/** The weeks reported, newest first. */
export async function selectReports(tx: Tx, agencyId: string | null, limit: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`select id, agency_id as "agencyId", ${WEEK} as week, time_zone as "timeZone", made_at as "madeAt"
    from oversight.reports where agency_id is not distinct from ${agencyId} order by oversight.reports.week desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function selectMeasures(tx: Tx, reportId: string): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`select login_id as "loginId", name, role, looks, people, without_work as "withoutWork",
      most_in_a_day as "mostInADay", late
    from oversight.measures where report_id = ${reportId} order by without_work desc, people desc, name, login_id`.execute(tx);
  return rows;
}

const FLAG = sql`f.id, f.agency_id as "agencyId", f.login_id as "loginId", f.name, to_char(f.week, 'YYYY-MM-DD') as week, f.span,
  f.from_at as "fromAt", f.until_at as "untilAt", f.reasons, f.raised_at as "raisedAt", a.note, a.answered_by as "answeredBy", a.answered_at as "answeredAt"`;

/** What waits for somebody, and of one week everything. The policies leave out what means the reader. */
export async function selectFlags(tx: Tx, agencyId: string | null, week: string | null): Promise<(FlagRow & AnswerRow)[]> {
  const { rows } = await sql<
    FlagRow & AnswerRow
  >`select ${FLAG} from oversight.flags f left join oversight.flag_answers a on a.flag_id = f.id
    where f.agency_id is not distinct from ${agencyId} and (a.flag_id is null or f.week = ${week}::date)
    order by a.flag_id is not null, f.raised_at desc, f.id limit 200`.execute(tx);
  return rows;
}

export async function selectFlag(tx: Tx, id: string): Promise<FlagRow | undefined> {
  const { rows } = await sql<
    FlagRow & AnswerRow
  >`select ${FLAG} from oversight.flags f left join oversight.flag_answers a on a.flag_id = f.id
    where f.id = ${id}`.execute(tx);
  return rows[0];
}

/** False when somebody said it before. */
export async function insertFlagAnswer(tx: Tx, flag: FlagRow, answer: { note: string; by: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into oversight.flag_answers (flag_id, login_id, agency_id, note, answered_by, answered_at)
    values (${flag.id}, ${flag.loginId}, ${flag.agencyId}, ${answer.note}, ${answer.by}, ${answer.at})
    on conflict (flag_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
