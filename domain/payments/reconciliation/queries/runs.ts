import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { SourceName } from '../sources.ts';

export interface RunRow {
  runId: string;
  source: SourceName;
  dueAt: Date;
  askedBy: string | null;
  fromAt: Date | null;
  untilAt: Date | null;
  cursor: string | null;
  fetchedAt: Date | null;
  throughId: bigint | null;
  takenId: bigint | null;
  finishedAt: Date | null;
  problem: string | null;
}

const RUN = sql`r.run_id as "runId", r.source, r.due_at as "dueAt", r.asked_by as "askedBy", r.from_at as "fromAt", r.until_at as "untilAt", r.cursor,
  r.fetched_at as "fetchedAt", r.through_id as "throughId", r.taken_id as "takenId", r.finished_at as "finishedAt", r.problem`;

/** The next run of a source, unless one is planned or under way. */
export async function planRun(tx: Tx, run: { runId: string; source: SourceName; dueAt: Date }): Promise<void> {
  await sql`insert into payments.reconciliation_runs (run_id, source, due_at) values (${run.runId}, ${run.source}, ${run.dueAt})
    on conflict do nothing`.execute(tx);
}

/** Brings the planned run forward. False when it is due already. */
export async function hastenRun(tx: Tx, source: SourceName, now: Date, askedBy: string): Promise<boolean> {
  const { rows } = await sql`update payments.reconciliation_runs set due_at = ${now}, asked_by = ${askedBy}
    where source = ${source} and finished_at is null and due_at > ${now} returning 1`.execute(tx);
  return rows.length > 0;
}

/** The run that is due, for the one process that may now do it; it holds until `until`, by the real clock. */
export async function claimRun(tx: Tx, source: SourceName, now: Date, real: { now: Date; until: Date }): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    update payments.reconciliation_runs r set claimed_until = ${real.until}, until_at = coalesce(r.until_at, ${now}),
      from_at = case when r.until_at is null then (
        select max(b.until_at) - interval '3 days' from payments.reconciliation_runs b where b.source = r.source and b.finished_at is not null
      ) else r.from_at end,
      taken_id = coalesce(r.taken_id, (
        select max(b.through_id) from payments.reconciliation_runs b where b.source = r.source and b.finished_at is not null), 0)
    where r.source = ${source} and r.finished_at is null and r.due_at <= ${now} and (r.claimed_until is null or r.claimed_until <= ${real.now})
    returning ${RUN}`.execute(tx);
  return rows[0];
}

/** For this transaction plans go by index, whatever the statistics say: they may date from before this run brought its lines. */
export async function goByIndex(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(
    tx,
  );
}

/** How far the run is. Only whoever holds it may say so: false when the claim was lost. */
export async function noteProgress(
  tx: Tx,
  run: { runId: string; heldUntil: Date },
  done: {
    cursor?: string | null;
    fetchedAt?: Date;
    throughId?: bigint;
    takenId?: bigint;
    finishedAt?: Date;
    problem?: string;
    until?: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`update payments.reconciliation_runs set
      cursor = coalesce(${done.cursor ?? null}, cursor), fetched_at = coalesce(${done.fetchedAt ?? null}, fetched_at),
      through_id = coalesce(${done.throughId ?? null}::bigint, through_id), taken_id = coalesce(${done.takenId ?? null}::bigint, taken_id),
      finished_at = coalesce(${done.finishedAt ?? null}, finished_at), problem = ${done.problem ?? null},
      claimed_until = coalesce(${done.until ?? null}, claimed_until)
    where run_id = ${run.runId} and claimed_until = ${run.heldUntil} and finished_at is null returning 1`.execute(tx);
  return rows.length > 0;
}

export async function newestRuns(tx: Tx, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`select ${RUN} from payments.reconciliation_runs r
    order by coalesce(r.finished_at, 'infinity'::timestamptz) desc, r.due_at desc limit ${limit}`.execute(tx);
  return rows;
}

/** Up to when each source was asked by a run that ended. */
export async function comparedUntil(tx: Tx): Promise<Map<SourceName, Date>> {
  const { rows } = await sql<{ source: SourceName; until: Date }>`
    select source, max(until_at) as until from payments.reconciliation_runs where finished_at is not null group by source`.execute(tx);
  return new Map(rows.map(({ source, until }) => [source, until]));
}

export interface RunTotals {
  runId: string;
  side: 'ours' | 'theirs';
  lines: bigint;
  amountCents: bigint;
  feeCents: bigint;
}

/** What each run took in, side by side; dollars only. */
export async function totalsOf(tx: Tx, runIds: readonly string[]): Promise<RunTotals[]> {
  const { rows } =
    await sql<RunTotals>`select run_id as "runId", side, count(*) as lines, coalesce(sum(amount_cents), 0)::bigint as "amountCents",
      coalesce(sum(fee_cents), 0)::bigint as "feeCents"
    from payments.reconciliation_items where run_id = any(${runIds}::text[]) and currency = 'usd' group by 1, 2`.execute(tx);
  return rows;
}

/** All that was ever taken in, side by side, without corrections that are still to come. */
export async function sidesOf(tx: Tx): Promise<{ source: SourceName; side: 'ours' | 'theirs'; netCents: bigint }[]> {
  const { rows } = await sql<{ source: SourceName; side: 'ours' | 'theirs'; netCents: bigint }>`
    select source, side, coalesce(sum(amount_cents - fee_cents), 0)::bigint as "netCents"
    from payments.reconciliation_items where currency = 'usd' group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}
