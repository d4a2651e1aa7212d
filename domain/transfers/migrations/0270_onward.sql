-- Money that follows a person who was moved: it goes on as a transfer of its own, made of the one before. That one ends there.

alter table transfers.transfers add column onward_of text references transfers.transfers;
-- Of one transfer goes on one, whoever tries and however often.
create unique index transfers_onward_of on transfers.transfers (onward_of) where onward_of is not null;

alter table transfers.states drop constraint states_kind_check;
alter table transfers.states add constraint states_kind_check check (kind in ('created', 'payment_started', 'paid', 'applied', 'posted', 'failed', 'expired',
  'kept', 'in_question', 'cancelled', 'withheld', 'returning', 'returned', 'return_stuck', 'return_settled', 'handed_over', 'onward'));
-- It went on, or back to who paid: never both.
create unique index states_onward_or_back on transfers.states (transfer_id) where kind in ('onward', 'returned');

create policy staff_reads_onward on transfers.states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and kernel.works_at(facility_id, (select kernel.facilities())) and kind = 'onward');

alter policy machine_reads on transfers.states
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['transfers:read', 'transfers:write'])
    and kind in ('applied', 'handed_over', 'withheld', 'posted', 'returning', 'returned', 'return_stuck', 'return_settled', 'onward'));
