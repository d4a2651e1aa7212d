-- How long an agency holds money before a person can use it: a policy of its own, changed by two people as what it takes is.

alter table directory.policies drop constraint policies_kind_check;
alter table directory.policies add constraint policies_kind_check check (kind in (
  'fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services', 'approvals', 'stamps', 'name_search', 'review', 'chargeback', 'handoff',
  'review_here', 'stamps_here', 'holds'));
alter table directory.policies drop constraint policies_by_two;
alter table directory.policies add constraint policies_by_two
  check (kind not in ('fee_schedule', 'limits', 'deductions', 'holds', 'review', 'review_here', 'stamps', 'stamps_here')
    or set_by is null or proposal_id is not null) not valid;

alter table directory.proposals drop constraint proposals_kind_check;
alter table directory.proposals add constraint proposals_kind_check
  check (kind in ('fee_schedule', 'limits', 'deductions', 'holds', 'review', 'review_here', 'stamps', 'stamps_here'));

-- Public like prices: programs that price a sending say it, too.
drop policy machine on directory.policies;
create policy machine on directory.policies for select to kinline_app
  using ((select kernel.realm()) = 'machine' and directory.program_reaches(agency_id) and (select kernel.roles() && array['places:read', 'quotes:read'])
    and kind in ('fee_schedule', 'limits', 'deductions', 'holds', 'posting', 'licence', 'services'));
