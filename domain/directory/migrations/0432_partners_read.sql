-- Programs see the places and prices of their own agency; a partner's program those of the agencies it reaches, once they are open to families.
create function directory.program_reaches(agency text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce(agency = kernel.agency(), agency = any (kernel.agencies()) and exists (select 1 from directory.openings o where o.agency_id = agency));

drop policy machine on directory.agencies;
create policy machine on directory.agencies for select to kinline_app
  using ((select kernel.realm()) = 'machine' and directory.program_reaches(id));
drop policy machine on directory.facilities;
create policy machine on directory.facilities for select to kinline_app
  using ((select kernel.realm()) = 'machine' and directory.program_reaches(agency_id));
drop policy machine on directory.policies;
create policy machine on directory.policies for select to kinline_app
  using ((select kernel.realm()) = 'machine' and directory.program_reaches(agency_id) and (select kernel.roles() && array['places:read', 'quotes:read'])
    and kind in ('fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services'));
