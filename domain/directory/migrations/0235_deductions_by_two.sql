-- What an agency takes from a family's money changes by two people, as prices and limits do.

alter table directory.proposals drop constraint proposals_kind_check;
alter table directory.proposals add constraint proposals_kind_check check (kind in ('fee_schedule', 'limits', 'deductions'));

alter table directory.policies drop constraint policies_by_two;
alter table directory.policies add constraint policies_by_two
  check (kind not in ('fee_schedule', 'limits', 'deductions') or set_by is null or proposal_id is not null) not valid;
