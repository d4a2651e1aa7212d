-- Rosters: the files in which an agency tells who is held where. A file is read into a waiting room first, compared with what
-- is known, and then taken over in batches, each a transaction of its own. Nothing of it is lost or done twice when a process dies.

create function kernel.roles() returns text[] language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return string_to_array(nullif(current_setting('kinline.roles', true), ''), ',');
revoke all on function kernel.roles from public;
grant execute on function kernel.roles to kinline_app;

-- Whose people a scope may write: operators and the system everybody's, an agency's admins their own agency's.
create function directory.may_write_people(agency text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce(case kernel.realm()
    when 'operator' then true
    when 'system' then true
    when 'staff' then agency = kernel.agency() and 'agency_admin' = any (kernel.roles())
    else false
  end, false);
revoke all on function directory.may_write_people from public;
grant execute on function directory.may_write_people to kinline_app;

-- How an agency's files are to be read: columns, dates, its codes for facilities, and how many may leave at once. The newest row holds.
create table directory.roster_settings (
  id bigint generated always as identity primary key,
  agency_id text not null references directory.agencies,
  body jsonb not null,
  set_at timestamptz not null,
  set_by text
);
create index roster_settings_newest on directory.roster_settings (agency_id, id desc);
create trigger roster_settings_stay before update or delete or truncate on directory.roster_settings for each statement execute function directory.refuse_change();

-- One file. `position` is the last number that the present pass has dealt with, `counts` what it has found so far; `report` is
-- what the comparison found. What happened, and who did it, stays in the dated columns.
create table directory.roster_imports (
  id text primary key,
  agency_id text not null references directory.agencies,
  kind text not null check (kind in ('whole', 'delta')),
  file_name text not null,
  file_bytes bigint not null,
  digest bytea not null,
  settings jsonb not null,
  state text not null check (state in ('uploaded', 'reading', 'comparing', 'waiting', 'applying', 'done', 'stopped', 'failed')),
  reader text,
  rows_read int not null default 0,
  bad_rows int not null default 0,
  unreadable_rows int not null default 0,
  position text not null default '',
  counts jsonb not null default '{}',
  report jsonb,
  here_before int,
  trouble text,
  started_at timestamptz not null,
  started_by text,
  read_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by text,
  ended_at timestamptz,
  ended_by text,
  beat_at timestamptz not null,
  unique (id, agency_id),
  check ((state in ('applying', 'done')) <= (confirmed_at is not null)),
  check ((state in ('done', 'stopped', 'failed')) = (ended_at is not null))
);
create index roster_imports_newest on directory.roster_imports (agency_id, started_at desc, id desc);
create index roster_imports_open on directory.roster_imports (state) where state in ('uploaded', 'reading', 'comparing', 'waiting', 'applying');
-- Two files of one agency are never taken over at once.
create unique index roster_imports_alone on directory.roster_imports (agency_id) where state = 'applying';

alter table directory.resident_records
  add constraint resident_records_import_fkey foreign key (import_id, agency_id) references directory.roster_imports (id, agency_id);

-- What was uploaded on a page, in pieces, until it has been read.
create table directory.roster_parts (
  import_id text not null,
  agency_id text not null,
  part int not null,
  bytes bytea not null,
  primary key (import_id, part),
  foreign key (import_id, agency_id) references directory.roster_imports (id, agency_id)
);

-- Rows that were kept out: where they stand in the file, which cell, and why (`directory.roster.reason.<code>` has the words).
create table directory.roster_bad_rows (
  import_id text not null,
  agency_id text not null,
  line int not null,
  field text not null,
  code text not null,
  value text not null,
  foreign key (import_id, agency_id) references directory.roster_imports (id, agency_id)
);
create index roster_bad_rows_of on directory.roster_bad_rows (import_id, line);

-- The waiting room. Unlogged: what is lost with a crash of the server is read again. Null means "not told: as it stands"; a
-- row without a status was bad and only says that the person was named. The row with the number '' says that the room is whole.
create unlogged table directory.roster_rows (
  import_id text not null,
  number text not null,
  line int not null,
  given_name text,
  family_name text,
  other_names text,
  birth_date date,
  facility_id text,
  unit text,
  status text,
  primary key (import_id, number)
);

alter table directory.roster_settings enable row level security;
alter table directory.roster_imports enable row level security;
alter table directory.roster_parts enable row level security;
alter table directory.roster_bad_rows enable row level security;
alter table directory.roster_rows enable row level security;
grant select, insert on directory.roster_settings to kinline_app;
grant select, insert on directory.roster_imports to kinline_app;
grant update (kind, settings, state, reader, rows_read, bad_rows, unreadable_rows, position, counts, report, here_before, trouble, read_at,
  confirmed_at, confirmed_by, ended_at, ended_by, beat_at) on directory.roster_imports to kinline_app;
grant select, insert, delete on directory.roster_parts to kinline_app;
grant select, delete on directory.roster_bad_rows to kinline_app;

create policy settings on directory.roster_settings to kinline_app
  using (directory.may_write_people(agency_id)) with check (directory.may_write_people(agency_id) and set_by is not distinct from kernel.actor());
create policy read on directory.roster_imports for select to kinline_app using (directory.may_write_people(agency_id));
create policy moved on directory.roster_imports for update to kinline_app
  using (directory.may_write_people(agency_id)) with check (directory.may_write_people(agency_id));
create policy started on directory.roster_imports for insert to kinline_app
  with check (directory.may_write_people(agency_id) and started_by is not distinct from kernel.actor());
create policy parts on directory.roster_parts to kinline_app
  using (directory.may_write_people(agency_id)) with check (directory.may_write_people(agency_id));
create policy read on directory.roster_bad_rows for select to kinline_app using (directory.may_write_people(agency_id));
create policy forgotten on directory.roster_bad_rows for delete to kinline_app using (kernel.realm() = 'system');

-- Begins to read: an empty waiting room, and a token without which nobody else puts anything in.
create function directory.roster_begin(import text, token text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  i directory.roster_imports;
begin
  select * into i from directory.roster_imports where id = import for update;
  if not found or not directory.may_write_people(i.agency_id) then
    raise exception 'not allowed to write people' using errcode = '42501';
  end if;
  if i.state not in ('uploaded', 'reading') then
    raise exception 'roster % is %', import, i.state using errcode = 'P0001';
  end if;
  delete from directory.roster_rows where import_id = import;
  delete from directory.roster_bad_rows where import_id = import;
  insert into directory.roster_rows (import_id, number, line) values (import, '', 0);
  update directory.roster_imports set state = 'reading', reader = token, rows_read = 0, bad_rows = 0, unreadable_rows = 0, beat_at = at where id = import;
end $$;

-- Takes a piece of the file: columns as texts, cells divided by U+001F, each text with one cell more than there are rows, so
-- that no text is empty. A column that the file does not have is null. Numbers that were there already are bad rows.
-- False when another process has begun to read this file since.
create function directory.roster_put(import text, token text, lines text, numbers text, given text, family text, others text, born text,
    facility text, units text, statuses text, bad_lines text, bad_fields text, bad_codes text, bad_values text, unreadable int, read_rows int, at timestamptz)
  returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off
as $$
declare
  i directory.roster_imports;
  wrong int;
  more int;
begin
  select * into i from directory.roster_imports where id = import for update;
  if not found or not directory.may_write_people(i.agency_id) then
    raise exception 'not allowed to write people' using errcode = '42501';
  end if;
  if i.state <> 'reading' or i.reader is distinct from token then
    return false;
  end if;
  with given_rows as materialized (
    select * from unnest(
      string_to_array(lines, e'\x1f'), string_to_array(numbers, e'\x1f'), string_to_array(given, e'\x1f'), string_to_array(family, e'\x1f'),
      string_to_array(others, e'\x1f'), string_to_array(born, e'\x1f'), string_to_array(facility, e'\x1f'), string_to_array(units, e'\x1f'), string_to_array(statuses, e'\x1f'))
      as g (line, number, given_name, family_name, other_names, birth_date, facility_id, unit, status)
    where number <> ''
  ), put as (
    insert into directory.roster_rows (import_id, number, line, given_name, family_name, other_names, birth_date, facility_id, unit, status)
    select import, g.number, g.line::int, g.given_name, g.family_name, g.other_names, nullif(g.birth_date, '')::date, nullif(g.facility_id, ''), g.unit, nullif(g.status, '')
    from given_rows g
    on conflict (import_id, number) do nothing
    returning line
  )
  insert into directory.roster_bad_rows (import_id, agency_id, line, field, code, value)
    select import, i.agency_id, g.line::int, 'number', 'number_twice', g.number
    from given_rows g where g.status <> '' and not exists (select 1 from put p where p.line = g.line::int);
  get diagnostics wrong = row_count;
  insert into directory.roster_bad_rows (import_id, agency_id, line, field, code, value)
    select import, i.agency_id, b.line::int, b.field, b.code, b.value
    from unnest(string_to_array(bad_lines, e'\x1f'), string_to_array(bad_fields, e'\x1f'), string_to_array(bad_codes, e'\x1f'), string_to_array(bad_values, e'\x1f'))
      as b (line, field, code, value)
    where b.line <> '';
  more := (select count(distinct b.line) from unnest(string_to_array(bad_lines, e'\x1f')) as b (line) where b.line <> '');
  update directory.roster_imports set rows_read = rows_read + read_rows, bad_rows = bad_rows + wrong + more,
    unreadable_rows = unreadable_rows + unreadable, beat_at = at where id = import;
  return true;
end $$;

-- One step of the comparison or of the take-over: the people with the next numbers, about `most` of them. It takes the agency
-- from the file's own row. Returns the state after it.
create function directory.roster_step(import text, most int, id_head text, at timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
declare
  i directory.roster_imports;
  upto text;
  upto_known text;
  is_last boolean := false;
  found_counts jsonb;
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

  with told as materialized (
    select s.number, r.id as was_id,
      coalesce(s.given_name, r.given_name, '') as given_name, coalesce(s.family_name, r.family_name, '') as family_name,
      coalesce(s.other_names, r.other_names, '') as other_names,
      case when i.settings -> 'columns' ? 'birthDate' then s.birth_date else r.birth_date end as birth_date,
      coalesce(s.facility_id, r.facility_id) as facility_id, coalesce(s.unit, r.unit, '') as unit,
      case when r.status = 'hidden' then 'hidden' else s.status end as status,
      r.given_name as was_given, r.family_name as was_family, r.other_names as was_others, r.birth_date as was_born,
      r.facility_id as was_facility, r.unit as was_unit, r.status as was_status, s.status is null as is_bad
    from directory.roster_rows s
    left join directory.residents r on r.agency_id = i.agency_id and r.number = s.number
    where s.import_id = import and s.number > i.position and s.number <= upto
    union all
    select r.number, r.id, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, 'released',
      r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, false
    from directory.residents r
    where i.kind = 'whole' and r.agency_id = i.agency_id and r.number > i.position and r.number <= upto and r.status = 'here'
      and not exists (select 1 from directory.roster_rows s where s.import_id = import and s.number = r.number)
  ), judged as materialized (
    select t.*, case
      when t.is_bad then null
      when t.facility_id is null then 'unknown'
      when t.was_id is null then 'added'
      when (t.given_name, t.family_name, t.other_names, t.birth_date, t.facility_id, t.unit, t.status)
        is not distinct from (t.was_given, t.was_family, t.was_others, t.was_born, t.was_facility, t.was_unit, t.was_status) then 'unchanged'
      when t.status = 'deceased' and t.was_status <> 'deceased' then 'died'
      when t.status = 'released' and t.was_status = 'here' then 'released'
      when t.facility_id <> t.was_facility then 'moved'
      else 'changed' end as verdict
    from told t
  ), written as (
    insert into directory.residents as r (id, agency_id, number, created_at, created_by, given_name, family_name, other_names, birth_date, facility_id, unit, status, changed_at)
    select coalesce(j.was_id, id_head || 'e' || substr(replace(gen_random_uuid()::text, '-', ''), 18)), i.agency_id, j.number, at, kernel.actor(),
      j.given_name, j.family_name, j.other_names, j.birth_date, j.facility_id, j.unit, j.status, at
    from judged j
    where i.state = 'applying' and j.verdict in ('added', 'changed', 'moved', 'released', 'died')
    order by j.number
    on conflict (agency_id, number) do update
      set given_name = excluded.given_name, family_name = excluded.family_name, other_names = excluded.other_names, birth_date = excluded.birth_date,
        facility_id = excluded.facility_id, unit = excluded.unit, changed_at = excluded.changed_at,
        status = case when r.status = 'hidden' then 'hidden' else excluded.status end
    returning r.*
  ), recorded as (
    insert into directory.resident_records (resident_id, agency_id, facility_id, given_name, family_name, other_names, birth_date, unit, status, recorded_at, recorded_by, import_id)
    select w.id, w.agency_id, w.facility_id, w.given_name, w.family_name, w.other_names, w.birth_date, w.unit, w.status, at, kernel.actor(), import
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

-- Empties the waiting room of a file that has ended, a part at a time. Says how many rows went.
create function directory.roster_empty(import text, most int) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  i directory.roster_imports;
  gone int;
begin
  select * into i from directory.roster_imports where id = import;
  if not found or not directory.may_write_people(i.agency_id) then
    raise exception 'not allowed to write people' using errcode = '42501';
  end if;
  if i.state not in ('done', 'stopped', 'failed') then
    return 0;
  end if;
  delete from directory.roster_rows where (import_id, number) in (
    select s.import_id, s.number from directory.roster_rows s where s.import_id = import order by s.number desc limit most);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- How many people of an agency are there: what a share of leavers is taken of.
create function directory.people_here(agency text) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select count(*) from directory.residents r
  where r.agency_id = people_here.agency and r.status = 'here' and directory.may_write_people(people_here.agency)
$$;

revoke all on function directory.roster_begin, directory.roster_put, directory.roster_step, directory.roster_empty, directory.people_here from public;
grant execute on function directory.roster_begin, directory.roster_put, directory.roster_step, directory.roster_empty, directory.people_here to kinline_app;

-- Admins of an agency tell single people too.
create or replace function directory.tell_resident(fresh_id text, agency text, resident_number text, given text, family text, others text,
    born date, facility text, in_unit text, told_status text, told_at timestamptz)
  returns table (resident_id text, recorded text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  was directory.residents;
begin
  if not directory.may_write_people(agency) then
    raise exception 'not allowed to write people' using errcode = '42501';
  end if;
  recorded := 'added';
  insert into directory.residents as r (id, agency_id, number, created_at, created_by, given_name, family_name, other_names, birth_date, facility_id, unit, status, changed_at)
    values (fresh_id, agency, resident_number, told_at, kernel.actor(), given, family, others, born, facility, in_unit, told_status, told_at)
    on conflict (agency_id, number) do nothing returning r.id into resident_id;
  if resident_id is null then
    select * into strict was from directory.residents r where r.agency_id = agency and r.number = resident_number for update;
    resident_id := was.id;
    if (was.given_name, was.family_name, was.other_names, was.birth_date, was.facility_id, was.unit, was.status)
      is not distinct from (given, family, others, born, facility, in_unit, told_status) then
      recorded := 'nothing';
      return next;
      return;
    end if;
    recorded := 'changed';
    update directory.residents r
      set given_name = given, family_name = family, other_names = others, birth_date = born, facility_id = facility, unit = in_unit, status = told_status, changed_at = told_at
      where r.id = was.id;
  end if;
  insert into directory.resident_records as rr (resident_id, agency_id, facility_id, given_name, family_name, other_names, birth_date, unit, status, recorded_at, recorded_by)
    values (tell_resident.resident_id, agency, facility, given, family, others, born, in_unit, told_status, told_at, kernel.actor());
  return next;
end $$;
