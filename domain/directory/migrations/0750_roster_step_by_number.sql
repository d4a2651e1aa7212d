-- A row of a roster finds its person by agency and number together, whatever the statistics know. Planned while there were few people, each row read all of
-- its agency's: the first roster of 30,000 took a minute, and four times as long for twice as many.
create or replace function directory.roster_step(import text, most int, id_head text, at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  i directory.roster_imports;
  upto text;
  upto_known text;
  is_last boolean := false;
  found_counts jsonb;
  is_first boolean := false;
begin
  select * into i from directory.roster_imports where id = import for update;
  if not found or not directory.may_write_people(i.agency_id) then
    raise exception 'not allowed to write people' using errcode = '42501';
  end if;
  if i.state not in ('comparing', 'applying') then
    return i.state;
  end if;
  -- The server fell and came back: the room is empty, and an empty file would release everybody.
  if not exists (select 1 from directory.roster_rows s where s.import_id = import and s.number = '') then
    update directory.roster_imports set state = 'failed', trouble = 'rows_lost', ended_at = at, beat_at = at where id = import;
    return 'failed';
  end if;

  select s.number into upto from directory.roster_rows s
    where s.import_id = import and s.number > i.position order by s.number offset most - 1 limit 1;
  if i.kind = 'whole' then
    select r.number into upto_known from directory.residents r
      where r.agency_id = i.agency_id and r.number > i.position order by r.number offset most - 1 limit 1;
  end if;
  upto := least(upto, upto_known);
  if upto is null then
    is_last := true;
    upto := greatest(i.position, (select max(s.number) from directory.roster_rows s where s.import_id = import),
      (select max(r.number) from directory.residents r where r.agency_id = i.agency_id));
  end if;

  -- Who stands in an agency's first roster was there before, nobody knows since when. Files of changes may come before it.
  if i.state = 'applying' then
    -- Before any record gets its number: whoever reads them in their order waits for those who write (directory/exchange).
    perform pg_advisory_xact_lock_shared(hashtextextended(i.agency_id, 115));
    is_first := not exists (select 1 from directory.roster_imports o
      where o.agency_id = i.agency_id and o.id <> import and o.state = 'done' and (i.kind = 'delta' or o.kind = 'whole'));
  end if;

  with told as materialized (
    select s.number, r.id as was_id,
      coalesce(s.given_name, r.given_name, '') as given_name, coalesce(s.family_name, r.family_name, '') as family_name,
      coalesce(s.other_names, r.other_names, '') as other_names,
      case when i.settings -> 'columns' ? 'birthDate' then s.birth_date else r.birth_date end as birth_date,
      coalesce(s.facility_id, r.facility_id) as facility_id, coalesce(s.unit, r.unit, '') as unit,
      case when r.status = 'hidden' then 'hidden' else s.status end as status,
      case when i.settings -> 'columns' ? 'arrivedOn' then s.arrived_on else r.arrived_on end as arrived_on,
      r.given_name as was_given, r.family_name as was_family, r.other_names as was_others, r.birth_date as was_born,
      r.facility_id as was_facility, r.unit as was_unit, r.status as was_status, r.arrived_on as was_arrived, s.status is null as is_bad
    from directory.roster_rows s
    left join lateral (select * from directory.residents k where k.agency_id = i.agency_id and k.number = s.number limit 1) r on true
    where s.import_id = import and s.number > i.position and s.number <= upto
    union all
    select r.number, r.id, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, 'released', r.arrived_on,
      r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.arrived_on, false
    from directory.residents r
    where i.kind = 'whole' and r.agency_id = i.agency_id and r.number > i.position and r.number <= upto and r.status = 'here'
      and not exists (select 1 from directory.roster_rows s where s.import_id = import and s.number = r.number)
  ), judged as materialized (
    select t.*, case
      when t.is_bad then null
      when t.facility_id is null then 'unknown'
      when t.was_id is null then 'added'
      when (t.given_name, t.family_name, t.other_names, t.birth_date, t.facility_id, t.unit, t.status, t.arrived_on)
        is not distinct from (t.was_given, t.was_family, t.was_others, t.was_born, t.was_facility, t.was_unit, t.was_status, t.was_arrived) then 'unchanged'
      when t.status = 'deceased' and t.was_status <> 'deceased' then 'died'
      when t.status = 'released' and t.was_status = 'here' then 'released'
      when t.facility_id <> t.was_facility then 'moved'
      else 'changed' end as verdict
    from told t
  ), written as (
    insert into directory.residents as r (id, agency_id, number, created_at, created_by, given_name, family_name, other_names, birth_date, facility_id, unit, status, arrived_on, was_there, changed_at)
    select coalesce(j.was_id, id_head || 'e' || substr(replace(gen_random_uuid()::text, '-', ''), 18)), i.agency_id, j.number, at, kernel.actor(),
      j.given_name, j.family_name, j.other_names, j.birth_date, j.facility_id, j.unit, j.status, j.arrived_on, is_first, at
    from judged j
    where i.state = 'applying' and j.verdict in ('added', 'changed', 'moved', 'released', 'died')
    order by j.number
    on conflict (agency_id, number) do update
      set given_name = excluded.given_name, family_name = excluded.family_name, other_names = excluded.other_names, birth_date = excluded.birth_date,
        facility_id = excluded.facility_id, unit = excluded.unit, arrived_on = excluded.arrived_on, changed_at = excluded.changed_at,
        status = case when r.status = 'hidden' then 'hidden' else excluded.status end
    returning r.*
  ), recorded as (
    insert into directory.resident_records (resident_id, agency_id, facility_id, given_name, family_name, other_names, birth_date, unit, status, arrived_on, recorded_at, recorded_by, import_id)
    select w.id, w.agency_id, w.facility_id, w.given_name, w.family_name, w.other_names, w.birth_date, w.unit, w.status, w.arrived_on, at, kernel.actor(), import
    from written w
  )
  select jsonb_build_object(
      'added', count(*) filter (where verdict = 'added'), 'changed', count(*) filter (where verdict = 'changed'),
      'moved', count(*) filter (where verdict = 'moved'), 'released', count(*) filter (where verdict = 'released'),
      'died', count(*) filter (where verdict = 'died'), 'unchanged', count(*) filter (where verdict = 'unchanged'),
      'unknown', count(*) filter (where verdict = 'unknown'),
      'left', count(*) filter (where verdict in ('released', 'died') and was_status = 'here'))
    into found_counts from judged;

  select jsonb_object_agg(key, coalesce((i.counts ->> key)::bigint, 0) + value::bigint) into i.counts from jsonb_each_text(found_counts);
  if not is_last then
    update directory.roster_imports set position = upto, counts = i.counts, beat_at = at where id = import;
    return i.state;
  end if;
  if i.state = 'comparing' then
    update directory.roster_imports set state = 'waiting', position = '', counts = '{}', report = i.counts, read_at = at, beat_at = at where id = import;
    return 'waiting';
  end if;
  update directory.roster_imports set state = 'done', position = upto, counts = i.counts, ended_at = at, beat_at = at where id = import;
  return 'done';
end $$;
