import { sql, type RawBuilder } from 'kysely';

export interface Check {
  /** What is wrong, in one stable word. */
  readonly name: string;
  /** Rows of (subject, detail), one for each place where it is. A statement of its own, so it sees one state of the book. */
  readonly query: RawBuilder<{ subject: string; detail: string }>;
}

const check = (name: string, query: RawBuilder<unknown>): Check => ({ name, query: query as Check['query'] });

/** What every floor account must say after each entry, in the order things were recorded. */
const chain = sql`
  select e.account_id, a.code, a.side, a.has_floor, e.journal_id, e.amount, e.balance_after,
    sum(a.side * e.amount) over (partition by e.account_id order by e.journal_id) as running
  from ledger.entries e join ledger.accounts a on a.id = e.account_id`;

/**
 * Holds that kept money back at place `s.place` of the record and at time `s.at`. Each hold's end is looked up by its key: as a join, all ends there are would be
 * read once more for every entry.
 */
const keptThen = sql`(
  select coalesce(sum(h.amount), 0) from ledger.holds h
  where h.account_id = s.account_id and h.id <= s.place and (h.expires_at is null or h.expires_at > s.at)
    and coalesce((select o.recorded from ledger.hold_outcomes o where o.hold_id = h.id), s.place + 1) > s.place)`;

export const checks: readonly Check[] = [
  check(
    'journal_unbalanced',
    sql`select j.key as subject, a.asset || ' is off by ' || sum(e.amount) as detail
      from ledger.journals j join ledger.entries e on e.journal_id = j.id join ledger.accounts a on a.id = e.account_id
      group by j.id, j.key, a.asset having sum(e.amount) <> 0`,
  ),
  check(
    'journal_too_small',
    sql`select j.key as subject, count(e.journal_id) || ' entries' as detail
      from ledger.journals j left join ledger.entries e on e.journal_id = j.id group by j.id, j.key having count(e.journal_id) < 2`,
  ),
  check(
    'entry_orphan',
    sql`select 'journal ' || e.journal_id as subject, 'account ' || coalesce(a.code, e.account_id::text) as detail
      from ledger.entries e left join ledger.journals j on j.id = e.journal_id left join ledger.accounts a on a.id = e.account_id
      where j.id is null or a.id is null or e.account_id <> all (j.account_ids)`,
  ),
  check(
    'balance_wrong',
    sql`select a.code as subject, 'says ' || coalesce(b.balance::text, 'nothing') || ', entries say ' || coalesce(e.total, 0) as detail
      from ledger.accounts a left join ledger.balances b on b.account_id = a.id
      left join lateral (select a.side * sum(x.amount) as total from ledger.entries x where x.account_id = a.id and a.has_floor) e on true
      where a.has_floor <> (b.account_id is not null) or (a.has_floor and b.balance <> coalesce(e.total, 0))
      union all
      select 'account ' || b.account_id, 'a balance of nothing' from ledger.balances b
      where not exists (select 1 from ledger.accounts a where a.id = b.account_id)`,
  ),
  check(
    'chain_broken',
    sql`select c.code as subject, 'after journal ' || c.journal_id || ' it says ' || coalesce(c.balance_after::text, 'nothing') as detail
      from (${chain}) c where c.balance_after is distinct from case when c.has_floor then c.running end`,
  ),
  check(
    'floor_broken',
    sql`select s.code as subject, 'at ' || s.place || ' it has ' || s.running || ', holds keep ' || ${keptThen} as detail
      from (
        select c.account_id, c.code, c.journal_id as place, c.running, j.at, c.side * c.amount as change
        from (${chain}) c join ledger.journals j on j.id = c.journal_id where c.has_floor
        union all
        select h.account_id, a.code, h.id, coalesce((
          select sum(a.side * e.amount) from ledger.entries e where e.account_id = h.account_id and e.journal_id < h.id), 0), h.opened_at, -1
        from ledger.holds h join ledger.accounts a on a.id = h.account_id
      ) s
      where s.running < 0 or (s.change < 0 and s.running < ${keptThen})`,
  ),
  check(
    'hold_wrong',
    sql`select coalesce(h.key, 'hold ' || o.hold_id) as subject, o.outcome || ' ' || o.settled_amount || ' of ' || coalesce(h.amount::text, 'nothing') as detail
      from ledger.hold_outcomes o left join ledger.holds h on h.id = o.hold_id
      left join ledger.accounts a on a.id = h.account_id
      left join ledger.journals j on j.id = o.journal_id
      left join ledger.entries e on e.journal_id = j.id and e.account_id = h.account_id
      where h.id is null or o.settled_amount > h.amount or o.recorded <= h.id
        or (o.outcome = 'settled' and (e.amount is null or - a.side * e.amount <> o.settled_amount or o.recorded <> o.journal_id or j.at >= h.expires_at))
        or (o.outcome = 'expired' and (h.expires_at is null or o.at < h.expires_at))
      union all
      select h.key, 'is on a house account' from ledger.holds h left join ledger.accounts a on a.id = h.account_id where a.has_floor is not true`,
  ),
  check(
    'held_wrong',
    sql`select a.code as subject, 'says ' || b.held || ' is held, open holds say ' || coalesce(h.total, 0) as detail
      from ledger.balances b join ledger.accounts a on a.id = b.account_id
      left join lateral (
        select sum(x.amount) as total from ledger.holds x
        where x.account_id = a.id and not exists (select 1 from ledger.hold_outcomes o where o.hold_id = x.id)) h on true
      where b.held <> coalesce(h.total, 0)
      union all
      select coalesce(h.key, 'hold ' || w.hold_id), case when w.hold_id is null then 'open, but not in the working set' else 'in the working set, but not open so' end
      from (select x.* from ledger.holds x where not exists (select 1 from ledger.hold_outcomes o where o.hold_id = x.id)) h
      full join ledger.open_holds w on w.hold_id = h.id
      where h.id is null or w.hold_id is null
        or (h.account_id, h.amount) <> (w.account_id, w.amount) or h.expires_at is distinct from w.expires_at`,
  ),
  check(
    'closing_wrong',
    sql`select a.code as subject, 'closing ' || k.upto_id || ' says ' || coalesce(c.balance::text, 'nothing') || ', entries say ' || e.total as detail
      from ledger.closings k cross join ledger.accounts a
      left join lateral (
        select x.balance from ledger.closing_balances x where x.account_id = a.id and x.upto_id <= k.upto_id order by x.upto_id desc limit 1) c on true
      cross join lateral (
        select coalesce(a.side * sum(x.amount), 0) as total from ledger.entries x where x.account_id = a.id and x.journal_id <= k.upto_id) e
      where not a.has_floor and coalesce(c.balance, 0) <> e.total
      union all
      select 'closing ' || k.upto_id, 'its newest journal is later than it says' from ledger.closings k
      where k.newest_at < (select max(j.at) from ledger.journals j where j.id <= k.upto_id)
      union all
      select 'account ' || c.account_id, 'closing ' || c.upto_id || ' of no closing or no house account' from ledger.closing_balances c
      where not exists (select 1 from ledger.closings k where k.upto_id = c.upto_id)
        or not exists (select 1 from ledger.accounts a where a.id = c.account_id and not a.has_floor)
      union all
      select s.family, 'closing ' || s.upto_id || ' says ' || s.said || ' together, entries say ' || s.total
      from (
        select k.upto_id, split_part(a.code, ':', 1) as family, sum(a.side * e.amount) as total, coalesce(max(f.balance), 0) as said
        from (select max(upto_id) as upto_id from ledger.closings) k
        join ledger.entries e on e.journal_id <= k.upto_id join ledger.accounts a on a.id = e.account_id and a.has_floor
        left join ledger.closing_floors f on f.upto_id = k.upto_id and f.family = split_part(a.code, ':', 1) and f.asset = a.asset
        group by k.upto_id, split_part(a.code, ':', 1), a.asset
      ) s where s.said <> s.total`,
  ),
  check(
    'period_wrong',
    sql`select a.code as subject, 'locked days say ' || coalesce(s.moved, 0) || ', entries say ' || coalesce(e.moved, 0) as detail
      from ledger.accounts a
      left join (select account_id, sum(debits - credits) as moved from ledger.period_sums group by account_id) s on s.account_id = a.id
      left join lateral (
        select sum(x.amount) as moved from ledger.entries x join ledger.journals j on j.id = x.journal_id
        where x.account_id = a.id and j.at < (select max(c.ends_at) from ledger.period_closings c)) e on true
      where not a.has_floor and coalesce(s.moved, 0) <> coalesce(e.moved, 0)`,
  ),
  check(
    'month_wrong',
    sql`with closed as materialized (select ask_id, ends_at from ledger.month_decisions where is_closed),
      moved as materialized (
        select m.ends_at, split_part(a.code, ':', 1) as family, a.asset, sum(a.side * e.amount) as amount
        from ledger.journals j
        cross join lateral (select min(c.ends_at) as ends_at from closed c where c.ends_at > j.at) m
        join ledger.entries e on e.journal_id = j.id join ledger.accounts a on a.id = e.account_id
        where j.at < (select max(c.ends_at) from closed c) group by 1, 2, 3
      )
      select f.family as subject, 'the month closed by ' || c.ask_id || ' says ' || coalesce(s.balance, 0) || ', entries say ' || e.total as detail
      from closed c
      cross join (select family, asset from moved union select family, asset from ledger.month_sums) f
      cross join lateral (
        select coalesce(sum(m.amount), 0) as total from moved m where (m.family, m.asset) = (f.family, f.asset) and m.ends_at <= c.ends_at) e
      left join ledger.month_sums s on (s.ask_id, s.family, s.asset) = (c.ask_id, f.family, f.asset)
      where coalesce(s.balance, 0) <> e.total`,
  ),
  check(
    'reversal_wrong',
    sql`select coalesce(j.key, 'journal ' || r.journal_id) as subject, 'does not undo ' || coalesce(o.key, 'journal ' || r.reversed_id) as detail
      from ledger.reversals r left join ledger.journals j on j.id = r.journal_id left join ledger.journals o on o.id = r.reversed_id
      where j.id is null or o.id is null or o.id >= j.id or exists (
        select 1 from (select e.account_id, e.amount from ledger.entries e where e.account_id = any (j.account_ids) and e.journal_id = j.id) e
        full join (select x.account_id, x.amount from ledger.entries x where x.account_id = any (o.account_ids) and x.journal_id = o.id) x on x.account_id = e.account_id
        where e.amount is distinct from - x.amount)`,
  ),
  check(
    'input_changed',
    sql`select j.key as subject, 'is not what was asked for' as detail
      from ledger.journals j left join ledger.reversals b on b.journal_id = j.id left join ledger.journals r on r.id = b.reversed_id
      left join ledger.hold_outcomes o on o.journal_id = j.id left join ledger.holds h on h.id = o.hold_id
      where j.input_hash is distinct from ledger.input_hash(j.kind, j.reference, h.key, r.key, ledger.lines_of(j.id, 1))
      union all
      select h.key, 'is not what was asked for' from ledger.holds h left join ledger.accounts a on a.id = h.account_id
      where h.input_hash is distinct from ledger.input_hash('hold', h.reference, null, null, a.code || ' ' || h.amount || ';')`,
  ),
];
