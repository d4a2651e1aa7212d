-- How long decisions take is asked by every letter's page and by public ones: a decision keeps when its item was sent and promised, and one index answers.

alter table review.decisions add column sent_at timestamptz, add column due_at timestamptz;
update review.decisions d set sent_at = i.sent_at, due_at = i.due_at from review.items i where i.item_id = d.item_id;
alter table review.decisions alter column sent_at set not null, alter column due_at set not null;

-- What people decided. What went on by itself took nobody's time.
create index decisions_by_facility on review.decisions (facility_id, at) include (outcome, sent_at, due_at)
  where actor is not null and outcome in ('released', 'returned');

-- For anybody to read, so nothing here may tell of one person: no row below twenty decisions, their number only in tens, and a share is unknown
-- where it stands for fewer than five letters.
create function review.decision_times(facility text, since timestamptz, until timestamptz)
  returns table (decided int, median_seconds float8, slow_seconds float8, returned_percent int, in_time_percent int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select (count(*) / 10 * 10)::int, percentile_cont(0.5) within group (order by waited), percentile_cont(0.9) within group (order by waited),
    case when count(*) filter (where outcome = 'returned') not between 1 and 4
      then round(100.0 * count(*) filter (where outcome = 'returned') / count(*))::int end,
    case when count(*) filter (where at > due_at) not between 1 and 4 then round(100.0 * count(*) filter (where at <= due_at) / count(*))::int end
  from (select outcome, at, due_at, extract(epoch from at - sent_at)::float8 as waited from review.decisions
    where facility_id = facility and at > since and at <= until and actor is not null and outcome in ('released', 'returned')) d
  having count(*) >= 20
$$;
revoke all on function review.decision_times from public;
grant execute on function review.decision_times to kinline_app;
