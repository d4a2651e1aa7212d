import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { BreakState, Cause } from '../break.ts';
import type { SourceName } from '../sources.ts';

export interface BreakRow {
  breakId: string;
  source: SourceName;
  matchKey: string;
  cause: Cause;
  runId: string;
  oursCents: bigint | null;
  oursFeeCents: bigint | null;
  oursAt: Date | null;
  oursLines: string[];
  theirsCents: bigint | null;
  theirsFeeCents: bigint | null;
  theirsAt: Date | null;
  theirsLines: string[];
  /** Ours that would be put right; null when their line names none. */
  account: string | null;
  currency: string;
  reference: string | null;
  at: Date;
  openedAt: Date;
  state: BreakState;
  /** A correction waits for a second person. */
  isAsked: boolean;
}

const BREAK = sql`b.break_id as "breakId", b.source, b.match_key as "matchKey", b.cause, b.run_id as "runId", b.ours_cents as "oursCents",
  b.ours_fee_cents as "oursFeeCents", b.ours_at as "oursAt", b.ours_lines as "oursLines", b.theirs_cents as "theirsCents",
  b.theirs_fee_cents as "theirsFeeCents", b.theirs_at as "theirsAt", b.theirs_lines as "theirsLines", b.account, b.currency, b.reference, b.at,
  b.opened_at as "openedAt", s.state, exists (select 1 from payments.corrections c where c.break_id = b.break_id
    and not exists (select 1 from payments.correction_decisions d where d.correction_id = c.correction_id)) as "isAsked"`;

/** settled: it does not stand any more. explained: it stands, and somebody has said why. */
const STATE = sql`cross join lateral (select case
    when not exists (select 1 from payments.open_breaks o where o.break_id = b.break_id) then 'settled'
    when exists (select 1 from payments.break_notes n where n.break_id = b.break_id and n.kind = 'explained') then 'explained'
    else 'open' end as state) s`;

export interface BreakFilter {
  state: BreakState | null;
  cause: Cause | null;
  source: SourceName | null;
}

const filtered = ({ state, cause, source }: BreakFilter) => sql`(${state}::text is null or s.state = ${state})
  and (${cause}::text is null or b.cause = ${cause}) and (${source}::text is null or b.source = ${source})`;

/** Breaks, the oldest first; what became a break of another kind is told under that one. */
export async function breaksBy(tx: Tx, filter: BreakFilter, page: { limit: number; offset: number }): Promise<BreakRow[]> {
  const { rows } = await sql<BreakRow>`select ${BREAK} from payments.breaks b ${STATE}
    where ${filtered(filter)} and not exists (select 1 from payments.break_notes n where n.break_id = b.break_id and n.kind = 'replaced')
    order by b.at, b.break_id limit ${page.limit} offset ${page.offset}`.execute(tx);
  return rows;
}

export async function breakById(tx: Tx, breakId: string): Promise<BreakRow | undefined> {
  const { rows } = await sql<BreakRow>`select ${BREAK} from payments.breaks b ${STATE} where b.break_id = ${breakId}`.execute(tx);
  return rows[0];
}

/** How many stand, by cause and whether they are explained. */
export async function standingByCause(tx: Tx): Promise<{ source: SourceName; cause: Cause; state: BreakState; count: number }[]> {
  const { rows } = await sql<{ source: SourceName; cause: Cause; state: BreakState; count: number }>`
    select b.source, b.cause, s.state, count(*)::integer as count
    from payments.open_breaks o join payments.breaks b on b.break_id = o.break_id ${STATE}
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}

/** How far the sides of each source are apart by the things that stand as breaks: what is only on its way, and what differs. */
export async function apartByBreaks(tx: Tx): Promise<{ source: SourceName; underWayCents: bigint; differCents: bigint }[]> {
  const net = sql`sum((i.amount_cents - i.fee_cents) * case i.side when 'theirs' then 1 else -1 end)`;
  const { rows } = await sql<{ source: SourceName; underWayCents: bigint; differCents: bigint }>`
    select o.source, coalesce(${net} filter (where b.cause = 'under_way'), 0)::bigint as "underWayCents",
      coalesce(${net} filter (where b.cause <> 'under_way'), 0)::bigint as "differCents"
    from payments.open_breaks o join payments.breaks b on b.break_id = o.break_id
      join payments.reconciliation_items i on i.source = o.source and i.match_key = o.match_key and i.currency = 'usd'
    group by 1`.execute(tx);
  return rows;
}

/** How many things that happened before a moment differ without anybody having said why, by source; what is on its way is none. */
export async function unexplainedBefore(tx: Tx, moment: Date): Promise<{ source: SourceName; count: number }[]> {
  const { rows } = await sql<{ source: SourceName; count: number }>`
    select b.source, count(*)::integer as count from payments.open_breaks o join payments.breaks b on b.break_id = o.break_id ${STATE}
    where b.at < ${moment} and b.cause <> 'under_way' and s.state = 'open' group by 1 order by 1`.execute(tx);
  return rows;
}

export interface BreakNote {
  kind: 'explained' | 'settled' | 'replaced';
  note: string;
  actor: string | null;
  at: Date;
}

export async function notesOf(tx: Tx, breakId: string): Promise<BreakNote[]> {
  const { rows } =
    await sql<BreakNote>`select kind, note, actor, at from payments.break_notes where break_id = ${breakId} order by note_id`.execute(tx);
  return rows;
}

export async function insertExplanation(tx: Tx, one: { breakId: string; note: string; actor: string; at: Date }): Promise<void> {
  await sql`insert into payments.break_notes (break_id, kind, note, actor, at)
    values (${one.breakId}, 'explained', ${one.note}, ${one.actor}, ${one.at})`.execute(tx);
}

export interface CorrectionRow {
  correctionId: string;
  breakId: string;
  account: string;
  amountCents: bigint;
  feeCents: bigint;
  note: string;
  askedBy: string;
  at: Date;
  decidedBy: string | null;
  isApproved: boolean | null;
  decisionNote: string | null;
  decidedAt: Date | null;
}

const CORRECTION = sql`c.correction_id as "correctionId", c.break_id as "breakId", c.account, c.amount_cents as "amountCents", c.fee_cents as "feeCents",
  c.note, c.asked_by as "askedBy", c.at, d.decided_by as "decidedBy", d.is_approved as "isApproved", d.note as "decisionNote", d.at as "decidedAt"
  from payments.corrections c left join payments.correction_decisions d on d.correction_id = c.correction_id`;

export async function correctionsOf(tx: Tx, breakId: string): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`select ${CORRECTION} where c.break_id = ${breakId} order by c.at, c.correction_id`.execute(tx);
  return rows;
}

/** One at a time asks or decides for a break. */
export async function takeBreak(tx: Tx, breakId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.break:${breakId}`}, 0))`.execute(tx);
}

export async function insertCorrection(
  tx: Tx,
  one: Pick<CorrectionRow, 'correctionId' | 'breakId' | 'account' | 'amountCents' | 'feeCents' | 'note' | 'askedBy' | 'at'> & {
    matchKey: string;
  },
): Promise<void> {
  await sql`insert into payments.corrections (correction_id, break_id, match_key, account, amount_cents, fee_cents, note, asked_by, at)
    values (${one.correctionId}, ${one.breakId}, ${one.matchKey}, ${one.account}, ${one.amountCents}, ${one.feeCents}, ${one.note}, ${one.askedBy}, ${one.at})`.execute(
    tx,
  );
}

export async function insertDecision(
  tx: Tx,
  one: { correctionId: string; askedBy: string; decidedBy: string; isApproved: boolean; note: string; at: Date },
): Promise<void> {
  await sql`insert into payments.correction_decisions (correction_id, asked_by, decided_by, is_approved, note, at)
    values (${one.correctionId}, ${one.askedBy}, ${one.decidedBy}, ${one.isApproved}, ${one.note}, ${one.at})`.execute(tx);
}
