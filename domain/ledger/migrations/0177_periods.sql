-- Days and months that are over. Once one is locked, nothing dated in it can be posted any more, by anyone: what was wrong is corrected in an open day.

-- That a day is to be locked, committed before anything else happens.
create table ledger.period_marks (
  ends_at timestamptz primary key check (ends_at = date_trunc('second', ends_at)),
  at timestamptz not null,
  actor text,
  marked_by xid8 not null default pg_current_xact_id()
);
-- From when on all writers know of the lock: those that had begun before are waited for.
create table ledger.period_waits (
  ends_at timestamptz primary key references ledger.period_marks,
  after_id bigint not null
);
create table ledger.period_closings (
  ends_at timestamptz primary key references ledger.period_marks,
  through_id bigint not null,
  -- What is dated before its end and after the end of the one before it.
  journals bigint not null,
  moved_cents bigint not null,
  at timestamptz not null,
  actor text
);

create trigger period_marks_stay before update or delete or truncate on ledger.period_marks for each statement execute function ledger.refuse_change();
create trigger period_waits_stay before update or delete or truncate on ledger.period_waits for each statement execute function ledger.refuse_change();
create trigger period_closings_stay before update or delete or truncate on ledger.period_closings for each statement execute function ledger.refuse_change();

-- Seconds since 1970 up to which the book is locked. A sequence, for it shows the same to every transaction, however old its snapshot is.
create sequence ledger.locked_until as bigint minvalue 0;

create function ledger.locked_at() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return to_timestamp(coalesce(pg_sequence_last_value('ledger.locked_until'), 0));

-- Says that everything dated before `ends_at` is to be locked. False when that much is marked already.
create function ledger.mark_period(ends_at timestamptz, at timestamptz, actor text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if mark_period.ends_at > mark_period.at then
    raise exception 'a period that is not over can not be closed' using errcode = 'LG020';
  end if;
  perform pg_advisory_xact_lock((19529::bigint << 48));
  if exists (select 1 from ledger.period_marks m where m.ends_at >= mark_period.ends_at) then
    return false;
  end if;
  insert into ledger.period_marks (ends_at, at, actor) values (mark_period.ends_at, mark_period.at, mark_period.actor);
  return true;
end $$;

-- Locks what is marked, and closes it when no writer is left that may not know of the lock. True when it is closed; false: ask again later.
create function ledger.close_period(ends_at timestamptz, at timestamptz, actor text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  after bigint;
  writing bigint;
  before timestamptz;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a closing must run at read committed' using errcode = 'LG017';
  end if;
  perform pg_advisory_xact_lock((19529::bigint << 48));
  if exists (select 1 from ledger.period_closings c where c.ends_at = close_period.ends_at) then
    return true;
  end if;
  if not exists (select 1 from ledger.period_marks m where m.ends_at = close_period.ends_at and m.marked_by <> pg_current_xact_id()) then
    raise exception 'a period is marked before it is closed, in a transaction of its own' using errcode = 'LG020';
  end if;
  perform setval('ledger.locked_until',
    greatest(extract(epoch from close_period.ends_at)::bigint, coalesce(pg_sequence_last_value('ledger.locked_until'), 0)));
  -- Whoever marked himself as a writer before this number may not have seen the lock.
  select w.after_id into after from ledger.period_waits w where w.ends_at = close_period.ends_at;
  if after is null then
    after := coalesce(pg_sequence_last_value('ledger.record_order'), 0);
    insert into ledger.period_waits (ends_at, after_id) values (close_period.ends_at, after);
  end if;
  select min(((l.classid::bigint & 65535) << 32) | l.objid::bigint) into writing
  from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1 and l.classid::bigint >> 16 = 19527 and l.granted
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
    and l.pid is distinct from pg_backend_pid();
  if writing <= after then
    return false;
  end if;
  select max(c.ends_at) into before from ledger.period_closings c where c.ends_at < close_period.ends_at;
  insert into ledger.period_closings (ends_at, through_id, journals, moved_cents, at, actor)
  select close_period.ends_at, coalesce(max(j.id), 0), count(*), coalesce(sum(e.debits), 0), close_period.at, close_period.actor
  from ledger.journals j
  cross join lateral (
    select sum(e.amount) as debits from ledger.entries e join ledger.accounts a on a.id = e.account_id
    where e.journal_id = j.id and e.account_id = any (j.account_ids) and e.amount > 0 and a.asset = 'USD'
  ) e
  where j.at < close_period.ends_at and (before is null or j.at >= before);
  return true;
end $$;

create index journals_by_time on ledger.journals using brin (at);

revoke all on function ledger.locked_at, ledger.mark_period, ledger.close_period from public;
grant execute on function ledger.locked_at, ledger.mark_period, ledger.close_period to kinline_app;

alter table ledger.period_marks enable row level security;
alter table ledger.period_waits enable row level security;
alter table ledger.period_closings enable row level security;
grant select on ledger.period_marks, ledger.period_waits, ledger.period_closings to kinline_app;
create policy house on ledger.period_marks for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.period_waits for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.period_closings for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
