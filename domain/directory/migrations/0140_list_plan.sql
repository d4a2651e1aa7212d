-- An agency's people by name: as in the public look-up, the keys alone are asked of the index, and what they bring is narrowed after.
-- Asked for the agency and the order of numbers as well, the planner read through all of an agency's people.
create or replace function directory.list_residents(facilities text[], in_status text, in_unit text, resident_number text, families text[], givens text[],
    after_number text, most int)
  returns table (id text, number text, given_name text, family_name text, other_names text, birth_date date, facility_id text, unit text, status text, changed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  agency text := kernel.agency();
  places text[] := array(select place from unnest(facilities) place where kernel.works_at(place, kernel.facilities()));
  keys bigint[];
begin
  if coalesce(kernel.realm(), '') <> 'staff' or agency is null then return; end if;
  if families is not null then
    select array_agg(directory.name_key(case when p.given = '' then place else agency end, p.family, p.given)) into keys
      from unnest(families, givens) as p (family, given), unnest(places) place;
    return query
      with near as materialized (select r.* from directory.residents r where r.name_keys && keys)
      select n.id, n.number, n.given_name, n.family_name, n.other_names, n.birth_date, n.facility_id, n.unit, n.status, n.changed_at
      from near n
      where n.agency_id = agency and n.facility_id = any (places) and (in_status is null or n.status = in_status)
        and (in_unit is null or n.unit = in_unit) and (after_number is null or n.number > after_number)
      order by n.number limit least(most, 101);
  else
    return query select r.id, r.number, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at
      from directory.residents r
      where r.agency_id = agency and r.facility_id = any (places) and (in_status is null or r.status = in_status)
        and (in_unit is null or r.unit = in_unit) and (resident_number is null or r.number = resident_number)
        and (after_number is null or r.number > after_number)
      order by r.number limit least(most, 101);
  end if;
end $$;
