import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { SourceName } from '../sources.ts';
import type { TheirLine } from '../their-line.ts';

/** Lines of theirs, each once; what they speak of must be looked at again. Whether it is ours at all is asked of the payments. */
export async function insertTheirs(tx: Tx, run: { runId: string; source: SourceName }, lines: readonly TheirLine[]): Promise<void> {
  await sql`
    with told as (
      select * from unnest(${lines.map((l) => l.line)}::text[], ${lines.map((l) => l.matchKey)}::text[], ${lines.map((l) => l.kind)}::text[],
        ${lines.map((l) => l.amountCents)}::bigint[], ${lines.map((l) => l.feeCents)}::bigint[], ${lines.map((l) => l.currency)}::text[],
        ${lines.map((l) => l.at)}::timestamptz[], ${lines.map((l) => l.about)}::text[])
        t(line, match_key, kind, amount_cents, fee_cents, currency, at, about)
    ), written as (
      insert into payments.reconciliation_items
        (source, side, line, match_key, kind, amount_cents, fee_cents, currency, at, about, is_known, reference, run_id)
      select ${run.source}, 'theirs', t.line, t.match_key, t.kind, t.amount_cents, t.fee_cents, t.currency, t.at, t.about,
        p.payment_id is not null, p.subject, ${run.runId}
      from told t
      left join lateral (
        select q.payment_id, q.subject from payments.payments q
        where q.payment_id = coalesce(
          (select f.payment_id from payments.facts f where f.processor_object = t.about and f.kind = 'captured'), t.about)
      ) p on true
      on conflict do nothing returning match_key
    )
    insert into payments.reconciliation_due (source, match_key)
    select distinct ${run.source}, w.match_key from written w on conflict do nothing`.execute(tx);
}

/**
 * The next lines of our account at the processor, in recorded order after `after`, named by the keys under which they were booked (book.ts).
 * Answers how many there were and the last of them.
 */
export async function insertOurs(
  tx: Tx,
  run: { runId: string; source: SourceName },
  lines: { account: string; after: bigint; through: bigint; limit: number },
): Promise<{ count: number; last: bigint | null }> {
  const { rows } = await sql<{ count: number; last: bigint | null }>`
    with taken as materialized (
      select l.journal_id, l.change, l.key, l.reference, l.at, l.reverses is not null as undoes, coalesce(l.reverses, l.key) as base,
        split_part(coalesce(l.reverses, l.key), ':', 1) as object, coalesce(l.reverses, l.key) ~ ':(cost|fee)$' as is_fee
      from ledger.v_lines l
      where l.account = ${lines.account} and l.journal_id > ${lines.after} and l.journal_id <= ${lines.through}
      order by l.journal_id limit ${lines.limit}
    ), named as (
      select t.*, c.correction_id is not null as is_correction, c.amount_cents, c.fee_cents,
        case when c.correction_id is not null then c.match_key
          when t.object like 'pay|_%' escape '|' then 'charge:' || coalesce(f.processor_object, t.object)
          when t.base ~ ':dispute_withdrawn(:fee)?$' then 'dispute_withdrawn:' || t.object
          when t.base ~ ':dispute_reinstated(:fee)?$' then 'dispute_reinstated:' || t.object
          when t.base ~ ':(paid|failed|cost)$' then 'refund:' || t.object
          else 'journal:' || t.base end as match_key
      from taken t
      left join payments.facts f on f.payment_id = t.object and f.kind = 'captured'
      left join payments.corrections c on c.correction_id = t.object
    ), written as (
      insert into payments.reconciliation_items
        (source, side, line, match_key, kind, amount_cents, fee_cents, currency, at, about, is_known, reference, run_id)
      select ${run.source}, 'ours', n.key, n.match_key,
        case when n.is_correction then 'correction' when n.is_fee then 'fee' when n.undoes or n.base ~ ':failed$' then 'reversal' else 'line' end,
        case when n.is_correction then n.amount_cents * case when n.undoes then -1 else 1 end when n.is_fee then 0 else n.change end,
        case when n.is_correction then n.fee_cents * case when n.undoes then -1 else 1 end when n.is_fee then - n.change else 0 end,
        'usd', n.at, n.object, true, n.reference, ${run.runId}
      from named n
      on conflict do nothing returning match_key
    ), due as (
      insert into payments.reconciliation_due (source, match_key)
      select distinct ${run.source}, w.match_key from written w on conflict do nothing
    )
    select count(*)::integer as count, max(t.journal_id) as last from taken t`.execute(tx);
  return rows[0]!;
}

/** What was on its way when it was last looked at is looked at again. */
export async function dueAgain(tx: Tx, source: SourceName): Promise<void> {
  await sql`insert into payments.reconciliation_due (source, match_key)
    select o.source, o.match_key from payments.open_breaks o join payments.breaks b on b.break_id = o.break_id
    where o.source = ${source} and b.cause = 'under_way' on conflict do nothing`.execute(tx);
}

/** The last journal that every reader may count on: no writer that is still open can come in below it. */
export async function settledThrough(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ last: bigint }>`select ledger.settled_through() as last`.execute(tx);
  return rows[0]!.last;
}
