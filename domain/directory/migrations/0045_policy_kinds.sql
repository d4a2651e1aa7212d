-- More that an agency lays down: who may send what to whom (approvals), stamps, who may search by name, how letters are read, and
-- what an unsettled chargeback does.

alter table directory.policies drop constraint policies_kind_check;
alter table directory.policies add constraint policies_kind_check check (kind in (
  'fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services', 'approvals', 'stamps', 'name_search', 'review', 'chargeback'));
