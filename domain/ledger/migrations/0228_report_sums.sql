-- What reports read instead of the whole past: sums that are written down when a closing is made or a day is locked, and never change after.

-- All floor accounts of one kind together at a closing, as closing_balances has the house accounts. A kind is what stands before the colon.
create table ledger.closing_floors (
  upto_id bigint not null references ledger.closings,
  family text not null,
  asset text not null,
  balance bigint not null,
  primary key (upto_id, family, asset)
);

create function ledger.sum_floors() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before bigint;
begin
  select max(c.upto_id) into before from ledger.closings c where c.upto_id < new.upto_id;
  insert into ledger.closing_floors (upto_id, family, asset, balance)
  select new.upto_id, s.family, s.asset, sum(s.balance)
  from (
    select f.family, f.asset, f.balance from ledger.closing_floors f where f.upto_id = before
    union all
    select split_part(a.code, ':', 1), a.asset, a.side * e.amount
    from ledger.journals j
    cross join lateral unnest(j.account_ids) w (account_id)
    join ledger.accounts a on a.id = w.account_id and a.has_floor
    join ledger.entries e on e.account_id = a.id and e.journal_id = j.id
    where j.id > coalesce(before, 0) and j.id <= new.upto_id
  ) s
  group by s.family, s.asset;
  return null;
end $$;
create trigger sum_floors after insert on ledger.closings for each row execute function ledger.sum_floors();

insert into ledger.closing_floors (upto_id, family, asset, balance)
select c.upto_id, split_part(a.code, ':', 1), a.asset, sum(a.side * e.amount)
from ledger.closings c
join ledger.entries e on e.journal_id <= c.upto_id
join ledger.accounts a on a.id = e.account_id and a.has_floor
group by 1, 2, 3;

-- What moved on each house account in a locked day, by kind of journal.
create table ledger.period_sums (
  ends_at timestamptz not null references ledger.period_closings,
  account_id integer not null,
  kind text not null,
  debits bigint not null check (debits >= 0),
  credits bigint not null check (credits >= 0),
  primary key (account_id, ends_at, kind)
);

create function ledger.sum_period(ends_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into ledger.period_sums (ends_at, account_id, kind, debits, credits)
  select sum_period.ends_at, a.id, j.kind, coalesce(sum(e.amount) filter (where e.amount > 0), 0), coalesce(sum(-e.amount) filter (where e.amount < 0), 0)
  from ledger.journals j
  cross join lateral unnest(j.account_ids) w (account_id)
  join ledger.accounts a on a.id = w.account_id and not a.has_floor
  join ledger.entries e on e.account_id = a.id and e.journal_id = j.id
  where j.at < sum_period.ends_at
    and j.at >= coalesce((select max(c.ends_at) from ledger.period_closings c where c.ends_at < sum_period.ends_at), '-infinity')
  group by a.id, j.kind;
$$;
revoke all on function ledger.sum_period from public;
create function ledger.sum_closed_period() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform ledger.sum_period(new.ends_at);
  return null;
end $$;
create trigger sum_closed_period after insert on ledger.period_closings for each row execute function ledger.sum_closed_period();

select ledger.sum_period(c.ends_at) from ledger.period_closings c;

create trigger closing_floors_stay before update or delete or truncate on ledger.closing_floors for each statement execute function ledger.refuse_change();
create trigger period_sums_stay before update or delete or truncate on ledger.period_sums for each statement execute function ledger.refuse_change();

-- House accounts are few; floor accounts are as many as people.
create index accounts_of_the_house on ledger.accounts (id) where not has_floor;

alter table ledger.closing_floors enable row level security;
alter table ledger.period_sums enable row level security;
grant select on ledger.closing_floors, ledger.period_sums to kinline_app;
create policy house on ledger.closing_floors for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.period_sums for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
