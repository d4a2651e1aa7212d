-- What an agency last told of a person stands in his own row, beside the history that stays as it is: no read has to
-- look for the newest record. Both are written by one function and by nothing else, so they can't differ.

alter table directory.resident_records
  add column other_names text not null default '',
  add column birth_date date,
  add column import_id text,
  drop constraint resident_records_status_check,
  add constraint resident_records_status_check check (status in ('here', 'released', 'deceased', 'hidden'));

alter table directory.residents
  add column given_name text,
  add column family_name text,
  add column other_names text not null default '',
  add column birth_date date,
  add column facility_id text,
  add column unit text,
  add column status text,
  add column changed_at timestamptz;

update directory.residents r
  set given_name = c.given_name, family_name = c.family_name, facility_id = c.facility_id, unit = c.unit, status = c.status, changed_at = c.recorded_at
  from (select distinct on (resident_id) * from directory.resident_records order by resident_id, id desc) c
  where c.resident_id = r.id;

alter table directory.residents
  alter column given_name set not null,
  alter column family_name set not null,
  alter column facility_id set not null,
  alter column unit set not null,
  alter column status set not null,
  alter column changed_at set not null,
  add constraint residents_status_check check (status in ('here', 'released', 'deceased', 'hidden')),
  add constraint residents_facility_fkey foreign key (facility_id, agency_id) references directory.facilities (id, agency_id);

-- Only the functions below write people.
revoke insert on directory.residents, directory.resident_records from kinline_app;
drop policy written on directory.residents;
drop policy written on directory.resident_records;

-- Tells one person's whole state: 'added', 'changed', or 'nothing' when it is what stands there. The row is locked before
-- the record gets its id, so among writers that meet the newest record is always the present state.
create function directory.tell_resident(fresh_id text, agency text, resident_number text, given text, family text, others text,
    born date, facility text, in_unit text, told_status text, told_at timestamptz)
  returns table (resident_id text, recorded text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  was directory.residents;
begin
  if coalesce(kernel.realm(), '') not in ('operator', 'system') then
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
revoke all on function directory.tell_resident from public;
grant execute on function directory.tell_resident to kinline_app;

create or replace function directory.find_resident(agency text, resident_number text)
  returns table (resident_id text, agency_id text, number text, given_name text, family_name text, facility_id text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.id, r.agency_id, r.number, r.given_name, r.family_name, r.facility_id
  from directory.residents r
  where r.agency_id = find_resident.agency and r.number = find_resident.resident_number
    and r.status = 'here'
    and directory.may_read_agency(r.agency_id)
$$;

create or replace view directory.v_residents with (security_invoker = true) as
  select r.id, r.agency_id, r.number, r.given_name, r.family_name, r.facility_id, r.unit, r.status, r.other_names, r.birth_date, r.changed_at
  from directory.residents r;
