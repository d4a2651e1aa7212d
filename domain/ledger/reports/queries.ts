import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { AccountKind, Side } from '../chart.ts';

/** Journals dated before a moment: all up to `fromId`, and of those up to `lastId` the ones whose own time says so. */
export interface Bounds {
  fromId: bigint;
  lastId: bigint;
  /** Everything before the moment is locked: what is told now stays so. */
  isLocked: boolean;
}

/** What must be added up for a moment: what came after the nearest closing, and for a locked day nothing that was recorded after it. */
export async function boundsBefore(tx: Tx, end: Date): Promise<Bounds> {
  const { rows } = await sql<{ fromId: bigint; lastId: bigint | null }>`select
      coalesce((select k.upto_id from ledger.closings k where k.newest_at < ${end} order by k.upto_id desc limit 1), 0) as "fromId",
      (select max(p.through_id) from ledger.period_closings p
       where p.ends_at <= (select min(l.ends_at) from ledger.period_closings l where l.ends_at >= ${end})) as "lastId"`.execute(tx);
  const { fromId, lastId } = rows[0]!;
  return { fromId, lastId: lastId ?? 2n ** 63n - 1n, isLocked: lastId !== null };
}

export interface StandingRow {
  /** The account; for floor accounts, what all of that kind have in common. */
  code: string;
  asset: string;
  kind: AccountKind;
  normalSide: Side;
  isFamily: boolean;
  balanceCents: bigint;
}

const MOVED = (end: Date, bounds: Bounds) => sql`
  select e.account_id, sum(e.amount)::bigint as amount
  from ledger.journals j
  cross join lateral unnest(j.account_ids) w (account_id)
  join ledger.entries e on e.account_id = w.account_id and e.journal_id = j.id
  where j.id > ${bounds.fromId} and j.id <= ${bounds.lastId} and j.at < ${end}
  group by e.account_id`;

/** Every house account, and the floor accounts of each kind together, as they stood before a moment. */
export async function standingBefore(tx: Tx, end: Date, bounds: Bounds): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    with moved as materialized (${MOVED(end, bounds)})
    select a.code, a.asset, a.kind, case a.side when 1 then 'debit' else 'credit' end as "normalSide", false as "isFamily",
      (coalesce(c.balance, 0) + coalesce(a.side * m.amount, 0))::bigint as "balanceCents"
    from ledger.accounts a
    left join moved m on m.account_id = a.id
    left join lateral (
      select b.balance from ledger.closing_balances b where b.account_id = a.id and b.upto_id <= ${bounds.fromId} order by b.upto_id desc limit 1
    ) c on true
    where not a.has_floor
    union all
    select f.family, f.asset, min(k.kind), case min(k.side) when 1 then 'debit' else 'credit' end, true, sum(f.balance)::bigint
    from (
      select s.family, s.asset, s.balance from ledger.closing_floors s where s.upto_id = ${bounds.fromId}
      union all
      select split_part(a.code, ':', 1), a.asset, a.side * m.amount from moved m join ledger.accounts a on a.id = m.account_id and a.has_floor
    ) f
    cross join lateral (
      select a.kind, a.side from ledger.accounts a where a.code >= f.family || ':' and a.code < f.family || ';' and a.has_floor limit 1
    ) k
    group by f.family, f.asset
    order by 1`.execute(tx);
  return rows;
}

export interface EarnedRow {
  /** "2026-11". */
  month: string;
  account: string;
  accountKind: 'income' | 'expense';
  agencyId: string | null;
  /** Of the journals. */
  kind: string;
  debits: bigint;
  credits: bigint;
}

/**
 * What was earned and spent in each month between two moments, in the house's time zone: locked days as they were written down, and the open
 * days after `lockedUntil` from the journals themselves.
 */
export async function earnedBetween(
  tx: Tx,
  span: { from: Date; until: Date; lockedUntil: Date; zone: string },
  open: Bounds,
): Promise<EarnedRow[]> {
  const { rows } = await sql<EarnedRow>`
    select to_char(s.day, 'YYYY-MM') as month, a.code as account, a.kind as "accountKind", a.agency_id as "agencyId", s.kind,
      sum(s.debits)::bigint as debits, sum(s.credits)::bigint as credits
    from (
      select (p.ends_at - interval '1 second') at time zone ${span.zone} as day, p.account_id, p.kind, p.debits, p.credits
      from ledger.accounts i join ledger.period_sums p on p.account_id = i.id
      where i.kind in ('income', 'expense') and not i.has_floor and p.ends_at > ${span.from} and p.ends_at <= ${span.until}
      union all
      select j.at at time zone ${span.zone}, e.account_id, j.kind, greatest(e.amount, 0), greatest(-e.amount, 0)
      from ledger.journals j
      cross join lateral unnest(j.account_ids) w (account_id)
      join ledger.accounts i on i.id = w.account_id and i.kind in ('income', 'expense')
      join ledger.entries e on e.account_id = w.account_id and e.journal_id = j.id
      where j.id > ${open.fromId} and j.at >= greatest(${span.lockedUntil}::timestamptz, ${span.from}::timestamptz) and j.at < ${span.until}
    ) s join ledger.accounts a on a.id = s.account_id
    group by 1, 2, 3, 4, 5 order by 1, 2, 5`.execute(tx);
  return rows;
}

export interface RaisedRow {
  account: string;
  /** What was added to the debt since each of the moments asked for, the newest first; each holds those before it. */
  raisedCents: bigint[];
}

/** How much was added to what the house owes on each account since some moments, up to `until`: locked days from their sums, open ones from the journals. */
export async function raisedSince(
  tx: Tx,
  span: { since: readonly Date[]; until: Date; lockedUntil: Date },
  open: Bounds,
): Promise<RaisedRow[]> {
  const oldest = span.since.at(-1)!;
  const parts = span.since.map((since) => sql`coalesce(sum(s.cents) filter (where s.at >= ${since}), 0)::text`);
  const { rows } = await sql<{ account: string; raised: string[] }>`
    select a.code as account, array[${sql.join(parts)}] as raised
    from (
      select p.account_id, p.ends_at - interval '1 second' as at, p.credits as cents
      from ledger.accounts i join ledger.period_sums p on p.account_id = i.id
      where i.kind = 'liability' and not i.has_floor and p.ends_at > ${oldest} and p.ends_at <= ${span.until}
      union all
      select e.account_id, j.at, -e.amount
      from ledger.journals j
      cross join lateral unnest(j.account_ids) w (account_id)
      join ledger.accounts i on i.id = w.account_id and i.kind = 'liability' and not i.has_floor
      join ledger.entries e on e.account_id = w.account_id and e.journal_id = j.id and e.amount < 0
      where j.id > ${open.fromId} and j.at >= greatest(${span.lockedUntil}::timestamptz, ${oldest}::timestamptz) and j.at < ${span.until}
    ) s join ledger.accounts a on a.id = s.account_id
    group by a.code order by 1`.execute(tx);
  return rows.map(({ account, raised }) => ({ account, raisedCents: raised.map(BigInt) }));
}

/** The end of the last day that is locked; the beginning of time while none is. */
export async function lockedUntil(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ at: Date | null }>`select max(ends_at) as at from ledger.period_closings`.execute(tx);
  return rows[0]!.at ?? new Date(0);
}

/** Accounts of one kind in the order of their codes, after one of them. */
export async function accountsOfFamily(tx: Tx, family: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select a.code from ledger.accounts a
    where (a.code = ${family} or (a.code >= ${`${family}:`} and a.code < ${`${family};`})) and a.code > ${after}
    order by a.code limit ${limit}`.execute(tx);
  return rows.map(({ code }) => code);
}
