-- How many letters somebody held gets from everybody outside: an agency may lay down how many. Of others' letters a customer learns nothing but the counts.

create index letters_to_resident on mail.letters (resident_id, sent_at) where author = 'customer';

-- What was taken back does not count, what was returned does: somebody read it. A letter that has waited longer than `far` is counted no more.
create function mail.counted(resident text, today timestamptz, week timestamptz, far timestamptz)
  returns table (day integer, week_letters integer, waiting integer, week_oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with got as (
    select l.sent_at, exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id and s.kind in ('released', 'returned')) as decided
    from mail.letters l
    where l.resident_id = resident and l.author = 'customer' and l.sent_at >= least(week, far)
      and not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id and s.kind = 'cancelled')
  )
  select count(*) filter (where sent_at >= today)::int, count(*) filter (where sent_at >= week)::int, count(*) filter (where not decided)::int,
    min(sent_at) filter (where sent_at >= week)
  from got where kernel.realm() in ('customer', 'system')
$$;
revoke all on function mail.counted from public;
grant execute on function mail.counted to kinline_app;
