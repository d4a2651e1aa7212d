-- Whether the scope works where this person is now; at the whole agency without a look at the person.
create or replace function directory.works_at(person text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return kernel.works_at(null, kernel.facilities())
    or exists (select 1 from directory.residents r where r.id = person and kernel.works_at(r.facility_id, kernel.facilities()));

-- An order about nobody in particular is the whole agency's: everybody reads it who keeps orders, and who works at all of it writes it.
alter policy entered on directory.no_contact_orders
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and entered_by = kernel.actor()
    and case when resident_id is null then kernel.works_at(null, kernel.facilities()) else directory.works_at(resident_id) end);

create or replace function directory.list_residents(facilities text[], in_status text, in_unit text, resident_number text, families text[], givens text[],
    after_number text, most int)
  returns table (id text, number text, given_name text, family_name text, other_names text, birth_date date, facility_id text, unit text, status text, changed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
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
    return query select r.id, r.number, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at
      from directory.residents r
      where r.name_keys && keys and r.agency_id = agency and r.facility_id = any (places) and (in_status is null or r.status = in_status)
        and (in_unit is null or r.unit = in_unit) and (after_number is null or r.number > after_number)
      order by r.number limit least(most, 101);
  else
    return query select r.id, r.number, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at
      from directory.residents r
      where r.agency_id = agency and r.facility_id = any (places) and (in_status is null or r.status = in_status)
        and (in_unit is null or r.unit = in_unit) and (resident_number is null or r.number = resident_number)
        and (after_number is null or r.number > after_number)
      order by r.number limit least(most, 101);
  end if;
end $$;
