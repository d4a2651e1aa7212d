-- What is to be paid to an agency and is not is a cause of its own: it is owed, and no correction of our books pays it.

alter table payments.breaks drop constraint breaks_cause_check;
alter table payments.breaks add constraint breaks_cause_check check (cause in ('missing_here', 'missing_there', 'amount_differs', 'fee_differs', 'twice',
  'wrong_day', 'unknown_currency', 'reference_unknown', 'reversed', 'bank_fee', 'under_way', 'not_paid'));

-- Those that stand under another cause are looked at again at once.
insert into payments.reconciliation_due (source, match_key)
  select source, match_key from payments.open_breaks where match_key like 'remitted:%' or match_key like 'unremitted:%' on conflict do nothing;
update payments.reconciliation_runs r set due_at = b.finished_at
  from (select max(finished_at) as finished_at from payments.reconciliation_runs where source = 'agency') b
  where r.source = 'agency' and r.finished_at is null and r.due_at > b.finished_at;
