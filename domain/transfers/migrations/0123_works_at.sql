-- Money shows to who works there: at a named facility, or at the whole agency.
alter policy staff_reads on transfers.states
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and kernel.works_at(facility_id, (select kernel.facilities())) and kind in ('applied', 'posted'));
alter policy staff_posts on transfers.states
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities())
    and actor = kernel.actor() and kind = 'posted');
alter policy staff_reads on transfers.transfers
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and kernel.works_at(facility_id, (select kernel.facilities()))
    and exists (select 1 from transfers.states s where s.transfer_id = transfers.transfer_id and s.kind = 'applied'));

-- Whether there was money to look at for a person on a day.
create index transfers_by_resident on transfers.transfers (resident_id, created_at);
