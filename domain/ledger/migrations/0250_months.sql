-- Months are closed by two people. That locks nothing: the days are locked by then (0177), and a month is only closed when all of its days are.
-- A closing writes down how the book stood at the month's end, so that a change of anything in it would be found (ledger verify, month_wrong).

create table ledger.month_asks (
  ask_id text primary key,
  -- The end of the month, which is the end of its last day.
  ends_at timestamptz not null,
  -- Why there is money of which nobody knows whose it is; empty where there is none.
  note text not null,
  asked_by text not null,
  at timestamptz not null,
  unique (ask_id, ends_at, asked_by)
);
create index month_asks_by_month on ledger.month_asks (ends_at);

create table ledger.month_decisions (
  ask_id text primary key,
  ends_at timestamptz not null,
  asked_by text not null,
  decided_by text not null,
  -- Otherwise it was sent back, and the note says why.
  is_closed boolean not null,
  note text not null,
  at timestamptz not null,
  foreign key (ask_id, ends_at, asked_by) references ledger.month_asks (ask_id, ends_at, asked_by),
  constraint month_maker_is_not_checker check (decided_by <> asked_by),
  constraint month_sent_back_with_a_reason check (is_closed or note <> '')
);
create unique index month_decisions_close_once on ledger.month_decisions (ends_at) where is_closed;

-- The trial balance of a closed month: accounts of one kind together. A kind is what stands before the colon.
create table ledger.month_sums (
  ask_id text not null references ledger.month_decisions,
  family text not null,
  asset text not null,
  kind text not null,
  side smallint not null,
  balance bigint not null,
  primary key (ask_id, family, asset)
);

create trigger month_asks_stay before update or delete or truncate on ledger.month_asks for each statement execute function ledger.refuse_change();
create trigger month_decisions_stay before update or delete or truncate on ledger.month_decisions for each statement execute function ledger.refuse_change();
create trigger month_sums_stay before update or delete or truncate on ledger.month_sums for each statement execute function ledger.refuse_change();

-- Everybody who asks or decides takes turns. Raises where the month can not be closed: its days are open, or it or a later one is closed.
create function ledger.take_turn_of_month(ends_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock((19530::bigint << 48));
  if not exists (select 1 from ledger.period_closings c where c.ends_at >= take_turn_of_month.ends_at) then
    raise exception 'a month of which days are open can not be closed' using errcode = 'LG021';
  end if;
  if exists (select 1 from ledger.month_decisions d where d.is_closed and d.ends_at >= take_turn_of_month.ends_at) then
    raise exception 'this month or a later one is closed' using errcode = 'LG022';
  end if;
end $$;

create function ledger.ask_month(ask_id text, ends_at timestamptz, note text, actor text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform ledger.take_turn_of_month(ask_month.ends_at);
  if exists (
    select 1 from ledger.month_asks a where a.ends_at = ask_month.ends_at
      and not exists (select 1 from ledger.month_decisions d where d.ask_id = a.ask_id)
  ) then
    raise exception 'somebody has asked, and nobody has decided yet' using errcode = 'LG023';
  end if;
  insert into ledger.month_asks (ask_id, ends_at, note, asked_by, at)
  values (ask_month.ask_id, ask_month.ends_at, ask_month.note, ask_month.actor, ask_month.at);
end $$;

-- Closes a month, or sends it back. Its trial balance is that of the month before and what moved since.
create function ledger.decide_month(ask_id text, is_closed boolean, note text, actor text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked ledger.month_asks;
  before ledger.month_decisions;
begin
  select a.* into strict asked from ledger.month_asks a where a.ask_id = decide_month.ask_id;
  perform ledger.take_turn_of_month(asked.ends_at);
  insert into ledger.month_decisions (ask_id, ends_at, asked_by, decided_by, is_closed, note, at)
  values (asked.ask_id, asked.ends_at, asked.asked_by, decide_month.actor, decide_month.is_closed, decide_month.note, decide_month.at);
  if not decide_month.is_closed then
    return;
  end if;
  select d.* into before from ledger.month_decisions d where d.is_closed and d.ends_at < asked.ends_at order by d.ends_at desc limit 1;
  insert into ledger.month_sums (ask_id, family, asset, kind, side, balance)
  select asked.ask_id, s.family, s.asset, s.kind, s.side, sum(s.balance)
  from (
    select m.family, m.asset, m.kind, m.side, m.balance from ledger.month_sums m where m.ask_id = before.ask_id
    union all
    select split_part(a.code, ':', 1), a.asset, a.kind, a.side, a.side * e.amount
    from ledger.journals j
    cross join lateral unnest(j.account_ids) w (account_id)
    join ledger.accounts a on a.id = w.account_id
    join ledger.entries e on e.account_id = a.id and e.journal_id = j.id
    where j.at < asked.ends_at and j.at >= coalesce(before.ends_at, '-infinity')
  ) s
  group by s.family, s.asset, s.kind, s.side;
end $$;

revoke all on function ledger.take_turn_of_month, ledger.ask_month, ledger.decide_month from public;
grant execute on function ledger.ask_month, ledger.decide_month to kinline_app;

alter table ledger.month_asks enable row level security;
alter table ledger.month_decisions enable row level security;
alter table ledger.month_sums enable row level security;
grant select on ledger.month_asks, ledger.month_decisions, ledger.month_sums to kinline_app;
create policy house on ledger.month_asks for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.month_decisions for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.month_sums for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
