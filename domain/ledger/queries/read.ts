import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Side } from '../chart.ts';

/** Amounts of an account seen from its normal side up to a journal: the nearest closing, and what came after it. */
const through = (last: ReturnType<typeof sql>) => sql`coalesce(c.balance, 0) + coalesce((
  select a.side * sum(e.amount) from ledger.entries e
  where e.account_id = a.id and e.journal_id > coalesce(c.upto_id, 0) and e.journal_id <= ${last}), 0)::bigint`;

/** As recorded now. Floor accounts keep it; house accounts add up from the newest closing. */
export async function balanceNow(tx: Tx, account: string): Promise<bigint | undefined> {
  const { rows } = await sql<{ balance: bigint }>`
    select case when a.has_floor then (select b.balance from ledger.balances b where b.account_id = a.id)
      else ${through(sql`9223372036854775807`)} end as balance
    from ledger.accounts a
    left join lateral (
      select c.upto_id, c.balance from ledger.closing_balances c where c.account_id = a.id order by c.upto_id desc limit 1
    ) c on not a.has_floor
    where a.code = ${account}`.execute(tx);
  return rows[0]?.balance;
}

/** Everything that happened at or before a time, as far as it is recorded now. */
export async function balanceAt(tx: Tx, account: string, at: Date): Promise<bigint | undefined> {
  const { rows } = await sql<{ balance: bigint }>`
    select case when a.has_floor then (select b.balance from ledger.balances b where b.account_id = a.id) - coalesce((
        select a.side * sum(e.amount) from ledger.entries e join ledger.journals j on j.id = e.journal_id
        where e.account_id = a.id and j.at > ${at}), 0)
      else coalesce(c.balance, 0) + coalesce((
        select a.side * sum(e.amount) from ledger.entries e join ledger.journals j on j.id = e.journal_id
        where e.account_id = a.id and e.journal_id > coalesce(c.upto_id, 0) and j.at <= ${at}), 0)
      end::bigint as balance
    from ledger.accounts a
    left join lateral (
      select b.upto_id, b.balance from ledger.closing_balances b join ledger.closings k on k.upto_id = b.upto_id
      where b.account_id = a.id and k.newest_at <= ${at} order by b.upto_id desc limit 1
    ) c on not a.has_floor
    where a.code = ${account}`.execute(tx);
  return rows[0]?.balance;
}

/** Balance and what open holds keep at a time; undefined when there is no such floor account. */
export async function availableAt(tx: Tx, account: string, at: Date): Promise<{ balance: bigint; held: bigint } | undefined> {
  const { rows } = await sql<{ balance: bigint; held: bigint }>`
    select b.balance, coalesce((
      select sum(h.amount) from ledger.open_holds h where h.account_id = a.id and (h.expires_at is null or h.expires_at > ${at})), 0)::bigint as held
    from ledger.accounts a join ledger.balances b on b.account_id = a.id where a.code = ${account}`.execute(tx);
  return rows[0];
}

export async function agencyAccounts(tx: Tx, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from ledger.v_accounts where agency_id is not null and starts_with(code, ${beginning}) order by code`.execute(tx);
  return rows.map(({ code }) => code);
}

export interface AccountRow {
  code: string;
  asset: string;
  normalSide: Side;
  hasFloor: boolean;
}

export async function accountByCode(tx: Tx, account: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select code, asset, normal_side as "normalSide", has_floor as "hasFloor" from ledger.v_accounts where code = ${account}`.execute(tx);
  return rows[0];
}

/** The last journal that every reader may count on: no writer that is still open can come in below it. */
export async function settledThrough(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ last: bigint }>`select ledger.settled_through() as last`.execute(tx);
  return rows[0]!.last;
}

export interface StatementRow {
  journalId: bigint;
  key: string;
  kind: string;
  reference: string | null;
  at: Date;
  changeCents: bigint;
  balanceCents: bigint;
}

/** Lines of an account from journal `last` downwards, newest first, each with the balance after it. */
export async function statementRows(tx: Tx, account: string, last: bigint, limit: number): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    with place as (
      select a.id, a.side, ${through(sql`${last}::bigint`)} as top
      from ledger.accounts a
      left join lateral (
        select b.upto_id, b.balance from ledger.closing_balances b
        where b.account_id = a.id and b.upto_id <= ${last} order by b.upto_id desc limit 1
      ) c on true
      where a.code = ${account} and not a.has_floor
      union all
      select a.id, a.side, null from ledger.accounts a where a.code = ${account} and a.has_floor
    ), page as (
      select e.journal_id, p.side * e.amount as change, e.balance_after, p.top
      from place p join ledger.entries e on e.account_id = p.id
      where e.journal_id <= ${last} order by e.journal_id desc limit ${limit}
    )
    select p.journal_id as "journalId", j.key, j.kind, j.reference, j.at, p.change as "changeCents",
      coalesce(p.balance_after, p.top - coalesce(
        sum(p.change) over (order by p.journal_id desc rows between unbounded preceding and 1 preceding), 0))::bigint as "balanceCents"
    from page p join ledger.journals j on j.id = p.journal_id
    order by p.journal_id desc`.execute(tx);
  return rows;
}

export interface JournalRow {
  id: bigint;
  key: string;
  kind: string;
  reference: string | null;
  actor: string | null;
  at: Date;
  reverses: string | null;
  reversedBy: string | null;
}

/** How journals are asked for: the one with this key or number, or all about these things. */
export type JournalsBy = { key: string } | { id: bigint } | { references: readonly string[] };

export async function journalRows(tx: Tx, by: JournalsBy): Promise<JournalRow[]> {
  const wanted =
    'key' in by ? sql`key = ${by.key}` : 'id' in by ? sql`id = ${by.id}` : sql`reference = any (${[...by.references]}::text[])`;
  const { rows } = await sql<JournalRow>`
    select id, key, kind, reference, actor, at, reverses, reversed_by as "reversedBy" from ledger.v_journals
    where ${wanted} order by id`.execute(tx);
  return rows;
}

export interface EntryRow {
  journalId: bigint;
  account: string;
  asset: string;
  amountCents: bigint;
}

export async function entryRows(tx: Tx, journalIds: readonly bigint[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select journal_id as "journalId", account, asset, amount as "amountCents" from ledger.v_entries
    where journal_id = any(${journalIds}::bigint[]) order by journal_id, amount desc, account`.execute(tx);
  return rows;
}
