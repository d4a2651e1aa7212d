-- What an agency's own programs see and write (realm 'machine', scopes as roles): its places, its people, its rosters, and nothing else.

create or replace function directory.may_write_people(agency text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce(case kernel.realm()
    when 'operator' then true
    when 'system' then true
    when 'staff' then agency = kernel.agency() and 'agency_admin' = any (kernel.roles())
    when 'machine' then agency = kernel.agency() and 'roster:write' = any (kernel.roles())
    else false
  end, false);

create policy machine on directory.agencies for select to kinline_app
  using ((select kernel.realm()) = 'machine' and id = (select kernel.agency()));
create policy machine on directory.facilities for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()));
create policy machine on directory.units for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and (select 'places:read' = any (kernel.roles())));
create policy machine on directory.residents for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and (select kernel.roles() && array['roster:read', 'roster:write']));
create policy machine on directory.resident_records for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and (select 'roster:read' = any (kernel.roles())));

-- Changes are read in the order of their records. Where a moment stands in that order is found by time, roughly and cheaply.
create index resident_records_by_time on directory.resident_records using brin (recorded_at);
