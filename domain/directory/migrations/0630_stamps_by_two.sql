-- What stamps cost and when their price goes back is a family's money, too: decided by two people, as other prices are.
alter table directory.policies drop constraint policies_by_two;
alter table directory.policies add constraint policies_by_two
  check (kind not in ('fee_schedule', 'limits', 'deductions', 'review', 'review_here', 'stamps', 'stamps_here') or set_by is null or proposal_id is not null)
  not valid;

alter table directory.proposals drop constraint proposals_kind_check;
alter table directory.proposals add constraint proposals_kind_check
  check (kind in ('fee_schedule', 'limits', 'deductions', 'review', 'review_here', 'stamps', 'stamps_here'));
