-- A program that prices a sending must find the person it is for: at the facilities of its key.
create policy machine_prices on directory.residents for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and (select 'quotes:read' = any (kernel.roles()))
    and kernel.works_at(facility_id, (select kernel.facilities())));
-- And what the agency has laid down about money, all of it public.
create policy machine on directory.policies for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and (select kernel.roles() && array['places:read', 'quotes:read'])
    and kind in ('fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services'));
