-- Figures of a year were counted over every letter of it, each time. A week that is over is added up once, for each facility; whatever comes to it late
-- opens it again.

-- What people decided and what went on by itself, with all that is counted of it.
drop index review.decisions_by_facility;
drop index review.decisions_passed;
create index decisions_by_facility on review.decisions (facility_id, at) include (item_id, actor, outcome, reason, sent_at, due_at)
  where outcome in ('released', 'returned');

create table review.closed_weeks (
  facility_id text not null,
  agency_id text not null,
  -- Its Monday, by the facility's clock.
  week date not null,
  sums jsonb not null,
  closed_at timestamptz not null,
  primary key (facility_id, week)
);
alter table review.closed_weeks enable row level security;
grant select, insert on review.closed_weeks to kinline_app;
create policy system on review.closed_weeks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');

-- What came in and was decided at one facility from one moment on and before another. How long somebody took is counted in steps of two in a hundred
-- (`waits`, see sums.ts), so that the middle of many weeks can be told from theirs. Reports of abuse are no terms of the mailroom's.
create function review.sums(facility text, since timestamptz, until timestamptz) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with decided as materialized (
    select item_id, actor, outcome, reason, at > due_at as late,
      round(ln(1 + greatest(extract(epoch from at - sent_at)::float8, 0) / 60) * 50)::int as wait
    from review.decisions where facility_id = facility and at >= since and at < until and outcome in ('released', 'returned') and actor is not null),
  waits as (select actor, wait, count(*) as n, count(*) filter (where outcome = 'returned') as returned, count(*) filter (where late) as late
    from decided group by 1, 2),
  people as (select actor, jsonb_build_object('decided', sum(n), 'returned', sum(returned), 'late', sum(late), 'waits', jsonb_object_agg(wait, n)) as sums
    from waits group by 1),
  terms as (select h.term, count(distinct d.item_id) as n, count(distinct d.item_id) filter (where d.outcome = 'released') as dismissed
    from decided d join review.hits h on h.item_id = d.item_id where h.action <> 'protect' group by 1)
  select jsonb_build_object(
    'arrived', (select count(*) from review.items where facility_id = facility and sent_at >= since and sent_at < until),
    'passed', (select count(*) from review.decisions where facility_id = facility and at >= since and at < until and outcome in ('released', 'returned')
      and outcome = 'released' and actor is null),
    'people', coalesce((select jsonb_object_agg(actor, sums) from people), '{}'),
    'reasons', coalesce((select jsonb_object_agg(reason, n) from (select reason, count(*) as n from decided where outcome = 'returned' group by 1) r), '{}'),
    'terms', coalesce((select jsonb_object_agg(term, jsonb_build_array(n, dismissed)) from terms), '{}'))
  where kernel.realm() = 'system'
$$;
revoke all on function review.sums from public;
grant execute on function review.sums to kinline_app;

-- One turn for a facility: who adds a week up waits for everybody who is just writing there, and they for him.
create function review.close_week(facility text, agency text, week date, since timestamptz, until timestamptz, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kernel.realm() is distinct from 'system' then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(facility, 591));
  insert into review.closed_weeks (facility_id, agency_id, week, sums, closed_at)
    values (facility, agency, week, review.sums(facility, since, until), at) on conflict do nothing;
end $$;
revoke all on function review.close_week from public;
grant execute on function review.close_week to kinline_app;

-- A day more on both sides: weeks begin by their facility's clock, and it costs no more than adding one up again.
create function review.open_weeks() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(f.facility_id, 591))
    from (select distinct facility_id from fresh order by facility_id) f;
  if tg_table_name = 'items' then
    delete from review.closed_weeks c using fresh f
      where c.facility_id = f.facility_id and c.week between (f.sent_at at time zone 'UTC')::date - 8 and (f.sent_at at time zone 'UTC')::date + 1;
  else
    delete from review.closed_weeks c using fresh f
      where c.facility_id = f.facility_id and c.week between (f.at at time zone 'UTC')::date - 8 and (f.at at time zone 'UTC')::date + 1;
  end if;
  return null;
end $$;
create trigger items_open_weeks after insert on review.items referencing new table as fresh for each statement execute function review.open_weeks();
create trigger decisions_open_weeks after insert on review.decisions referencing new table as fresh for each statement execute function review.open_weeks();
