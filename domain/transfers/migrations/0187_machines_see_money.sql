-- An agency's own programs (realm 'machine') see the money that is on its way to them: at the facilities of their key, with a scope for it, and never
-- what somebody only thought of sending.

create policy machine_reads on transfers.states for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['transfers:read', 'transfers:write'])
    and kind in ('applied', 'withheld', 'posted', 'returning', 'returned', 'return_stuck', 'return_settled'));
create policy machine_reads on transfers.transfers for select to kinline_app
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['transfers:read', 'transfers:write'])
    and exists (select 1 from transfers.states s where s.transfer_id = transfers.transfer_id and s.kind = 'applied'));

-- Lists of a whole agency, the newest first.
create index states_incoming_of_agency on transfers.states (agency_id, at desc, transfer_id desc) where kind = 'applied';

-- What the agency said of money, too, only with a scope for it.
do $$
declare one text;
begin
  foreach one in array array['handoff_items', 'acknowledgements', 'true_deductions'] loop
    execute format('alter policy staff_reads on transfers.%I using (((select kernel.realm()) = ''staff''
      or (select kernel.realm()) = ''machine'' and (select kernel.roles() && array[''transfers:read'', ''transfers:write'']))
      and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())))', one);
  end loop;
  foreach one in array array['acknowledgements', 'true_deductions'] loop
    execute format('alter policy agency_says on transfers.%I with check ((kernel.realm() = ''staff''
      or kernel.realm() = ''machine'' and ''transfers:write'' = any (kernel.roles()))
      and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities()))', one);
  end loop;
end $$;
