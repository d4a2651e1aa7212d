-- What moved on an account, line by line in recorded order, for those who compare it with what others say moved.
create view ledger.v_lines with (security_invoker = true) as
  select e.journal_id, a.code as account, a.asset, a.side * e.amount as change, j.key, j.kind, j.reference, j.at, o.key as reverses
  from ledger.accounts a
  join ledger.entries e on e.account_id = a.id
  join ledger.journals j on j.id = e.journal_id
  left join ledger.reversals r on r.journal_id = e.journal_id
  left join ledger.journals o on o.id = r.reversed_id;
grant select on ledger.v_lines to kinline_app;
