-- What waits for an agency is found by what waits, and no longer by going through all that ever came in: whose it is and when it came stands beside it.
alter table transfers.under_way add column agency_id text, add column facility_id text,
  -- Null for what goes back and never reached its agency.
  add column applied_at timestamptz;
update transfers.under_way u set agency_id = t.agency_id, facility_id = t.facility_id,
    applied_at = (select s.at from transfers.states s where s.transfer_id = u.transfer_id and s.kind = 'applied')
  from transfers.transfers t where t.transfer_id = u.transfer_id;
alter table transfers.under_way alter column agency_id set not null, alter column facility_id set not null;
create index under_way_of_agency on transfers.under_way (agency_id, facility_id, applied_at) where stands = 'with_agency';

create or replace function transfers.keep_under_way() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.kind = 'applied' then
    insert into transfers.under_way (transfer_id, stands, late_at, agency_id, facility_id, applied_at)
      select new.transfer_id, 'with_agency', new.at + interval '10 days', new.agency_id, new.facility_id, new.at
      where not exists (select 1 from transfers.states s where s.transfer_id = new.transfer_id and s.kind in ('posted', 'returning'))
      on conflict do nothing;
  elsif new.kind = 'returning' then
    insert into transfers.under_way (transfer_id, stands, late_at, agency_id, facility_id)
      values (new.transfer_id, 'going_back', new.at, new.agency_id, new.facility_id)
      on conflict (transfer_id) do update set stands = 'going_back', late_at = excluded.late_at;
  else -- on the account, back with its sender, on to another facility, or a refund's own task
    delete from transfers.under_way u where u.transfer_id = new.transfer_id;
  end if;
  return null;
end $$;

-- An agency sees of it what it sees of the money itself.
create policy agency_reads on transfers.under_way for select to kinline_app
  using (((select kernel.realm()) = 'staff' or (select kernel.realm()) = 'machine' and (select kernel.roles() && array['transfers:read', 'transfers:write']))
    and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())) and stands = 'with_agency');
