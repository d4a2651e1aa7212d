import { sql } from 'kysely';
import type { Category } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import type { Every } from './calendar.ts';

export interface PlanRow {
  planId: string;
  customer: string;
  residentId: string;
  agencyId: string;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  every: Every;
  /** Days are written "2026-02-28". */
  firstDay: string;
  /** The kept card that pays; null: the wallet. */
  cardId: string | null;
  timeZone: string;
  residentName: string;
  mandate: string;
  lang: Lang;
  createdAt: Date;
}

export type PlanStateKind = 'paused' | 'resumed' | 'ended';
export type PlanState = 'on' | 'paused' | 'ended';

export interface DayFact {
  day: string;
  kind: 'told' | 'skip_asked' | 'quoted' | 'sent' | 'skipped';
  n: number;
  details: Record<string, string | null>;
  at: Date;
}

export interface DueRow {
  planId: string;
  day: string;
  tellAt: Date;
  dueAt: Date;
}

const PLAN = sql`p.plan_id as "planId", p.customer, p.resident_id as "residentId", p.agency_id as "agencyId", p.category, p.amount_cents as "amountCents",
  p.fee_cents as "feeCents", p.every, p.first_day::text as "firstDay", p.time_zone as "timeZone", p.card_id as "cardId", p.resident_name as "residentName", p.mandate, p.lang,
  p.created_at as "createdAt"`;
const DUE = sql`plan_id as "planId", day::text as day, tell_at as "tellAt", due_at as "dueAt"`;

/** False when this plan is there already. */
export async function insertPlan(tx: Tx, p: PlanRow): Promise<boolean> {
  const { rows } =
    await sql`insert into transfers.recurring_plans (plan_id, customer, resident_id, agency_id, category, amount_cents, fee_cents, every,
      first_day, card_id, time_zone, resident_name, mandate, lang, created_at)
    values (${p.planId}, ${p.customer}, ${p.residentId}, ${p.agencyId}, ${p.category}, ${p.amountCents}, ${p.feeCents}, ${p.every},
      ${p.firstDay}::date, ${p.cardId}, ${p.timeZone}, ${p.residentName}, ${p.mandate}, ${p.lang}, ${p.createdAt})
    on conflict (plan_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function planById(tx: Tx, id: string): Promise<PlanRow | undefined> {
  return (await sql<PlanRow>`select ${PLAN} from transfers.recurring_plans p where p.plan_id = ${id}`.execute(tx)).rows[0];
}

export async function plansOf(tx: Tx, customer: string): Promise<PlanRow[]> {
  return (
    await sql<PlanRow>`select ${PLAN} from transfers.recurring_plans p where p.customer = ${customer}
    order by p.created_at desc, p.plan_id desc`.execute(tx)
  ).rows;
}

export async function takeTurnOfPlan(tx: Tx, planId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${planId}, 72))`.execute(tx);
}

export async function insertPlanState(
  tx: Tx,
  row: { stateId: string; plan: PlanRow; kind: PlanStateKind; at: Date; actor: string | null },
): Promise<void> {
  await sql`insert into transfers.recurring_states (state_id, plan_id, kind, at, actor, customer)
    values (${row.stateId}, ${row.plan.planId}, ${row.kind}, ${row.at}, ${row.actor}, ${row.plan.customer})`.execute(tx);
}

/** Where a plan stands: its end outweighs all, else the newest word. */
export async function stateOfPlan(tx: Tx, planId: string): Promise<PlanState> {
  const { rows } = await sql<{ kind: PlanStateKind }>`select kind from transfers.recurring_states where plan_id = ${planId}
    order by kind = 'ended' desc, at desc, state_id desc limit 1`.execute(tx);
  const kind = rows[0]?.kind;
  return kind === 'ended' ? 'ended' : kind === 'paused' ? 'paused' : 'on';
}

/** False when this was written down before. */
export async function insertDayFact(tx: Tx, plan: PlanRow, fact: DayFact): Promise<boolean> {
  const { rows } = await sql`insert into transfers.recurring_days (plan_id, day, kind, n, details, at, customer)
    values (${plan.planId}, ${fact.day}::date, ${fact.kind}, ${fact.n}, ${JSON.stringify(fact.details)}::jsonb, ${fact.at}, ${plan.customer})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function dayFactsOf(tx: Tx, planId: string, day: string): Promise<DayFact[]> {
  return (
    await sql<DayFact>`select day::text as day, kind, n, details, at from transfers.recurring_days
    where plan_id = ${planId} and day = ${day}::date order by at, n`.execute(tx)
  ).rows;
}

/** The newest days of a plan with what became of them. */
export async function endedDaysOf(tx: Tx, planId: string, limit: number): Promise<DayFact[]> {
  return (
    await sql<DayFact>`select day::text as day, kind, n, details, at from transfers.recurring_days
    where plan_id = ${planId} and kind in ('sent', 'skipped') order by day desc limit ${limit}`.execute(tx)
  ).rows;
}

/** Days from this one on that the customer leaves out. */
export async function skipsOf(tx: Tx, planId: string, from: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`select day::text as day from transfers.recurring_days
    where plan_id = ${planId} and kind = 'skip_asked' and day >= ${from}::date`.execute(tx);
  return rows.map((row) => row.day);
}

export async function insertDue(tx: Tx, due: DueRow): Promise<void> {
  await sql`insert into transfers.recurring_due (plan_id, day, tell_at, due_at) values (${due.planId}, ${due.day}::date, ${due.tellAt}, ${due.dueAt})
    on conflict do nothing`.execute(tx);
}

export async function dueOf(tx: Tx, planId: string): Promise<DueRow | undefined> {
  return (await sql<DueRow>`select ${DUE} from transfers.recurring_due where plan_id = ${planId}`.execute(tx)).rows[0];
}

/** Plans of which something is to be told or done now. */
export async function plansDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select d.plan_id as id from transfers.recurring_due d
    where d.due_at <= ${now} or (d.tell_at <= ${now} and not exists (select 1 from transfers.recurring_days f
      where f.plan_id = d.plan_id and f.day = d.day and f.kind = 'told'))
    order by d.due_at limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}

/** True for the one process that may now work on a plan; it holds until `until`, by the real clock. */
export async function claimDue(tx: Tx, planId: string, realNow: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`update transfers.recurring_due set claimed_until = ${until}
    where plan_id = ${planId} and (claimed_until is null or claimed_until <= ${realNow}) returning 1`.execute(tx);
  return rows.length > 0;
}

export async function freeClaim(tx: Tx, planId: string): Promise<void> {
  await sql`update transfers.recurring_due set claimed_until = null where plan_id = ${planId}`.execute(tx);
}

/** On to the next day, unless somebody has gone on already. */
export async function moveDue(tx: Tx, from: string, to: DueRow): Promise<void> {
  await sql`update transfers.recurring_due set day = ${to.day}::date, tell_at = ${to.tellAt}, due_at = ${to.dueAt}
    where plan_id = ${to.planId} and day = ${from}::date`.execute(tx);
}

export async function deleteDue(tx: Tx, planId: string): Promise<void> {
  await sql`delete from transfers.recurring_due where plan_id = ${planId}`.execute(tx);
}
