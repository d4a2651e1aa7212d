-- How an agency takes its money: from the page by hand, or as a file that it answers.

alter table directory.policies drop constraint policies_kind_check;
alter table directory.policies add constraint policies_kind_check check (kind in (
  'fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services', 'approvals', 'stamps', 'name_search', 'review', 'chargeback', 'handoff'));
