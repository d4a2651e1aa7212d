-- The day sheet shows staff what is posted and in no remittance yet: it is what the day's remittance will be made of.
create policy staff_reads on transfers.to_remit for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())));
create index states_returning_at on transfers.states (facility_id, at) where kind = 'returning';
