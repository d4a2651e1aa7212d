import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Cause } from '../break.ts';
import type { SourceName } from '../sources.ts';

/** One thing on which the sides differ, or on which they did: then `cause` is null. */
export interface Difference {
  matchKey: string;
  cause: Cause | null;
  oursCents: bigint | null;
  oursFeeCents: bigint | null;
  oursAt: Date | null;
  oursLines: string[];
  theirsCents: bigint | null;
  theirsFeeCents: bigint | null;
  theirsAt: Date | null;
  theirsLines: string[];
  account: string | null;
  currency: string;
  reference: string | null;
  at: Date;
  openBreak: string | null;
  /** The break that stands says just this. */
  isSame: boolean;
}

export interface Rules {
  /** What they have had for less time may be on its way to us; what we have, on its way to them. */
  theirsSince: Date;
  oursSince: Date;
  /** Two different days of this zone are a difference when the times are further apart than this; null: they never are. */
  zone: string;
  slackMinutes: number | null;
}

/** What each side says of one thing, added up. */
const BOTH_SIDES = sql`
  count(*) filter (where i.side = 'ours') as ours_all, count(*) filter (where i.side = 'theirs') as theirs_all,
  count(*) filter (where i.side = 'ours' and i.kind = 'line') as ours_many,
  count(*) filter (where i.side = 'theirs' and i.kind = 'line') as theirs_many,
  count(*) filter (where i.side = 'ours' and i.kind = 'reversal') as ours_back,
  count(*) filter (where i.side = 'theirs' and i.kind = 'reversal') as theirs_back,
  bool_or(i.kind = 'fee' and i.side = 'theirs') as is_their_fee,
  coalesce(bool_or(i.kind = 'correction'), false) as is_corrected,
  (sum(i.amount_cents) filter (where i.side = 'ours'))::bigint as ours_cents,
  (sum(i.fee_cents) filter (where i.side = 'ours'))::bigint as ours_fee,
  (sum(i.amount_cents) filter (where i.side = 'theirs'))::bigint as theirs_cents,
  (sum(i.fee_cents) filter (where i.side = 'theirs'))::bigint as theirs_fee,
  min(i.at) filter (where i.side = 'ours' and i.kind = 'line') as ours_at,
  min(i.at) filter (where i.side = 'theirs' and i.kind <> 'reversal') as theirs_at,
  max(i.at) as newest_at, min(i.at) as at,
  coalesce(min(i.currency) filter (where i.currency <> 'usd'), 'usd') as currency,
  -- What an agency is to be paid, and what is in none of its payments.
  i.match_key ~ '^(un)?remitted:' as is_to_pay,
  bool_and(i.is_known) as is_known, max(i.reference) as reference, min(i.account) as account,
  coalesce(array_agg(i.line order by i.at, i.item_id) filter (where i.side = 'ours'), '{}') as ours_lines,
  coalesce(array_agg(i.line order by i.at, i.item_id) filter (where i.side = 'theirs'), '{}') as theirs_lines`;

/**
 * Takes the next things off the list and holds both sides of each against the other, all with one statement. Answers how many it took, and those
 * that differ or stood as a break. The first cause that fits is named.
 */
export async function compareNext(
  tx: Tx,
  source: SourceName,
  rules: Rules,
  limit: number,
): Promise<{ taken: number; differences: Difference[] }> {
  const { rows } = await sql<Difference & { taken: number }>`
    with taken as materialized (
      delete from payments.reconciliation_due d where d.source = ${source} and d.match_key in (
        select n.match_key from payments.reconciliation_due n where n.source = ${source} order by n.match_key limit ${limit})
      returning d.match_key
    ), sums as materialized (
      select i.match_key, ${BOTH_SIDES}
      from taken t join payments.reconciliation_items i on i.source = ${source} and i.match_key = t.match_key
      group by i.match_key
    ), judged as (
      select s.*, case
        when s.currency <> 'usd' then 'unknown_currency'
        when s.ours_all = 0 then case
          when s.theirs_cents = 0 and s.theirs_fee = 0 then null
          when s.is_their_fee then 'bank_fee'
          when not s.is_known then 'reference_unknown'
          when s.newest_at > ${rules.theirsSince} then 'under_way'
          when s.is_to_pay then 'not_paid'
          else 'missing_here' end
        when s.theirs_all = 0 then case
          when s.ours_cents = 0 and s.ours_fee = 0 then null
          when s.newest_at > ${rules.oursSince} then 'under_way'
          else 'missing_there' end
        when s.is_corrected and s.ours_cents = s.theirs_cents and s.ours_fee = s.theirs_fee then null
        -- Our payment came back: it is owed again.
        when s.is_to_pay and s.ours_cents = 0 and s.theirs_cents <> 0 then case
          when s.newest_at > ${rules.theirsSince} then 'under_way'
          else 'not_paid' end
        when not s.is_even and (s.ours_back > 0) <> (s.theirs_back > 0) then 'reversed'
        when not s.is_even and s.ours_many <> s.theirs_many then 'twice'
        when s.ours_cents <> s.theirs_cents then 'amount_differs'
        when s.ours_fee <> s.theirs_fee then case when s.newest_at > ${rules.oursSince} then 'under_way' else 'fee_differs' end
        when (s.ours_at at time zone ${rules.zone})::date <> (s.theirs_at at time zone ${rules.zone})::date
          and abs(extract(epoch from s.ours_at - s.theirs_at)) > ${rules.slackMinutes}::integer * 60 then 'wrong_day'
      end as cause
      from (
        -- What was taken back on one side counts for nothing there: an order that came back and went out again is one order.
        select *, ours_cents = theirs_cents and ours_many - ours_back = theirs_many - theirs_back as is_even from sums
      ) s
    ), told as (
      select j.*, b.break_id as open_break, b.cause is not distinct from j.cause
          and (b.ours_lines, b.theirs_lines) is not distinct from (j.ours_lines, j.theirs_lines) as is_same
      from judged j
      left join payments.open_breaks o on o.source = ${source} and o.match_key = j.match_key
      left join payments.breaks b on b.break_id = o.break_id
      where j.cause is not null or o.break_id is not null
    )
    select (select count(*)::integer from taken) as taken, t.match_key as "matchKey", t.cause, t.ours_cents as "oursCents", t.ours_fee as "oursFeeCents",
      t.ours_at as "oursAt", t.ours_lines as "oursLines", t.theirs_cents as "theirsCents", t.theirs_fee as "theirsFeeCents",
      t.theirs_at as "theirsAt", t.theirs_lines as "theirsLines", t.account, t.currency, t.reference, t.at, t.open_break as "openBreak", t.is_same as "isSame"
    from (select 1) one left join told t on true order by t.match_key`.execute(tx);
  return { taken: rows[0]!.taken, differences: rows.filter((row) => row.matchKey !== null) };
}

/** Writes what was found: breaks that no longer stand end, new ones are opened. */
export async function recordDifferences(
  tx: Tx,
  run: { runId: string; source: SourceName },
  found: { ended: readonly { breakId: string; kind: 'settled' | 'replaced' }[]; opened: readonly (Difference & { breakId: string })[] },
  at: Date,
): Promise<void> {
  const { ended, opened } = found;
  if (ended.length > 0) {
    const [ids, kinds] = [ended.map((one) => one.breakId), ended.map((one) => one.kind)];
    await sql`delete from payments.open_breaks where break_id = any(${ids}::text[])`.execute(tx);
    await sql`insert into payments.break_notes (break_id, kind, note, run_id, at)
      select id, kind, '', ${run.runId}, ${at} from unnest(${ids}::text[], ${kinds}::text[]) e(id, kind)`.execute(tx);
  }
  if (opened.length === 0) return;
  await sql`
    insert into payments.breaks (break_id, source, match_key, cause, run_id, ours_cents, ours_fee_cents, ours_at, ours_lines, theirs_cents,
      theirs_fee_cents, theirs_at, theirs_lines, account, currency, reference, at, opened_at)
    select n.break_id, ${run.source}, n.match_key, n.cause, ${run.runId}, n.ours_cents, n.ours_fee_cents, n.ours_at, n.ours_lines, n.theirs_cents,
      n.theirs_fee_cents, n.theirs_at, n.theirs_lines, n.account, n.currency, n.reference, n.at, ${at}
    from jsonb_to_recordset(${JSON.stringify(opened.map(toJson))}::jsonb) n(break_id text, match_key text, cause text, ours_cents bigint, ours_fee_cents bigint,
      ours_at timestamptz, ours_lines text[], theirs_cents bigint, theirs_fee_cents bigint, theirs_at timestamptz, theirs_lines text[], account text, currency text,
      reference text, at timestamptz)`.execute(tx);
  await sql`insert into payments.open_breaks (source, match_key, break_id)
    select ${run.source}, k, b from unnest(${opened.map((one) => one.matchKey)}::text[], ${opened.map((one) => one.breakId)}::text[]) o(k, b)`.execute(
    tx,
  );
}

function toJson(one: Difference & { breakId: string }): object {
  return {
    break_id: one.breakId,
    match_key: one.matchKey,
    cause: one.cause,
    ours_cents: one.oursCents?.toString() ?? null,
    ours_fee_cents: one.oursFeeCents?.toString() ?? null,
    ours_at: one.oursAt,
    ours_lines: one.oursLines,
    theirs_cents: one.theirsCents?.toString() ?? null,
    theirs_fee_cents: one.theirsFeeCents?.toString() ?? null,
    theirs_at: one.theirsAt,
    theirs_lines: one.theirsLines,
    account: one.account,
    currency: one.currency,
    reference: one.reference,
    at: one.at,
  };
}
