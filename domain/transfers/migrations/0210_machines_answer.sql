-- An agency's own programs say what became of money (scope `transfers:write`): it is on the account, or it goes back for a reason of the agency's.
-- And they see what was handed over.

create policy machine_answers on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'machine' and 'transfers:write' = any (kernel.roles()) and agency_id = kernel.agency()
    and kernel.works_at(facility_id, kernel.facilities()) and actor = kernel.actor()
    and (kind = 'posted' or kind = 'returning'
      and details ->> 'why' in ('released', 'moved_away', 'no_account', 'not_allowed', 'over_limit', 'other')));

alter policy machine_reads on transfers.states
  using ((select kernel.realm()) = 'machine' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['transfers:read', 'transfers:write'])
    and kind in ('applied', 'handed_over', 'withheld', 'posted', 'returning', 'returned', 'return_stuck', 'return_settled'));
