import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { SourceName } from '../sources.ts';
import type { TheirLine } from '../their-line.ts';

/**
 * Lines of theirs, each once; what they speak of must be looked at again. Whether it is ours at all is asked of the payments, and of the book: what we
 * sent out is there under what we called it.
 */
export async function insertTheirs(
  tx: Tx,
  run: { runId: string; source: SourceName },
  account: string | null,
  lines: readonly TheirLine[],
): Promise<void> {
  await sql`
    with told as (
      select * from unnest(${lines.map((l) => l.line)}::text[], ${lines.map((l) => l.matchKey)}::text[], ${lines.map((l) => l.kind)}::text[],
        ${lines.map((l) => l.amountCents)}::bigint[], ${lines.map((l) => l.feeCents)}::bigint[], ${lines.map((l) => l.currency)}::text[],
        ${lines.map((l) => l.at)}::timestamptz[], ${lines.map((l) => l.about)}::text[], ${lines.map((l) => l.isKnown ?? null)}::boolean[],
        ${lines.map((l) => l.account ?? account)}::text[], ${lines.map((l) => l.reference ?? null)}::text[])
        t(line, match_key, kind, amount_cents, fee_cents, currency, at, about, is_known, account, reference)
    ), named as materialized (
      -- What is looked up stands here as plain columns: behind row security only those go by index.
      select t.*, t.about || ':sent' as sent_key,
        coalesce((select f.payment_id from payments.facts f where f.processor_object = t.about and f.kind = 'captured'), t.about) as payment_key
      from told t
    ), written as (
      insert into payments.reconciliation_items
        (source, side, line, match_key, kind, amount_cents, fee_cents, currency, at, about, is_known, reference, account, run_id)
      select ${run.source}, 'theirs', t.line, t.match_key, t.kind, t.amount_cents, t.fee_cents, t.currency, t.at, t.about,
        coalesce(t.is_known, p.payment_id is not null or j.key is not null), coalesce(t.reference, p.subject, j.reference), t.account, ${run.runId}
      from named t
      left join payments.payments p on p.payment_id = t.payment_key
      left join ledger.v_journals j on j.key = t.sent_key
      on conflict do nothing returning match_key
    )
    insert into payments.reconciliation_due (source, match_key)
    select distinct ${run.source}, w.match_key from written w on conflict do nothing`.execute(tx);
}

/** What a line of ours is about, by the key under which it was booked (book.ts of payments and of what is above it), as theirs call it. */
const OUR_NAME = sql`case
  when c.correction_id is not null then c.match_key
  when t.object like 'pay|_%' escape '|' then 'charge:' || coalesce(f.processor_object, t.object)
  when t.base ~ ':dispute_withdrawn(:fee)?$' then 'dispute_withdrawn:' || t.object
  when t.base ~ ':dispute_reinstated(:fee)?$' then 'dispute_reinstated:' || t.object
  when t.object like 'po|_%' escape '|' then 'payout:' || t.object
  when t.account like 'owed|_trust:%' escape '|' and t.reference is not null
    then case when t.base ~ ':(sent|back)$' then 'remitted:' else 'transfer:' end || t.reference
  when t.base ~ ':(settled|back)$' then 'order:' || t.object
  when t.base ~ ':otherwise$' or t.base ~ '^wrs_[^:]*:came_back$' then 'paid:' || coalesce(o.number, t.object)
  when t.base ~ ':(paid|failed|cost)$' then 'refund:' || t.object
  else 'journal:' || t.base end`;

/** The lines of some accounts of ours behind one journal and up to another. */
export async function insertOurs(
  tx: Tx,
  run: { runId: string; source: SourceName },
  lines: { accounts: readonly string[]; after: bigint; through: bigint },
): Promise<void> {
  await sql`
    with taken as materialized (
      select l.account, l.change, l.key, l.reference, l.at, l.reverses is not null as undoes, coalesce(l.reverses, l.key) as base,
        split_part(coalesce(l.reverses, l.key), ':', 1) as object, coalesce(l.reverses, l.key) ~ ':(cost|fee)$' as is_fee
      from ledger.v_lines l
      where l.account = any(${lines.accounts}::text[]) and l.journal_id > ${lines.after} and l.journal_id <= ${lines.through}
    ), named as (
      select t.*, c.correction_id is not null as is_correction, c.amount_cents, c.fee_cents, ${OUR_NAME} as match_key,
        t.undoes or t.base ~ ':(failed|back|came_back)$' or (t.account like 'owed|_trust:%' escape '|' and t.change < 0 and t.base !~ ':sent$') as takes_back
      from taken t
      left join payments.facts f on f.payment_id = t.object and f.kind = 'captured'
      left join payments.corrections c on c.correction_id = t.object
      left join lateral (
        select a.number from payments.way_asks a join payments.way_decisions d on d.ask_id = a.ask_id and d.is_approved
          where t.base ~ ':otherwise$' and a.owed_id = t.object and a.number is not null
        union all select a.number from payments.rests r join payments.way_asks a on a.ask_id = r.came_back_of
          where t.base ~ ':came_back$' and r.rest_id = t.object
      ) o on true
    ), written as (
      insert into payments.reconciliation_items
        (source, side, line, match_key, kind, amount_cents, fee_cents, currency, at, about, is_known, reference, account, run_id)
      select ${run.source}, 'ours', n.key, n.match_key,
        case when n.is_correction then 'correction' when n.is_fee then 'fee' when n.takes_back then 'reversal' else 'line' end,
        case when n.is_correction then n.amount_cents * case when n.undoes then -1 else 1 end when n.is_fee then 0 else n.change end,
        case when n.is_correction then n.fee_cents * case when n.undoes then -1 else 1 end when n.is_fee then - n.change else 0 end,
        'usd', n.at, n.object, true, n.reference, n.account, ${run.runId}
      from named n
      on conflict do nothing returning match_key
    )
    insert into payments.reconciliation_due (source, match_key)
    select distinct ${run.source}, w.match_key from written w on conflict do nothing`.execute(tx);
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
