-- Who may write: whoever may call these functions. Who may look: system and operators see the book, staff the accounts of their
-- own agency, nobody else anything.

revoke all on all functions in schema ledger from public;
grant execute on function ledger.open_accounts, ledger.post_journals, ledger.post_journal, ledger.open_hold, ledger.void_hold,
  ledger.expire_holds, ledger.close_accounts, ledger.settled_through, ledger.input_hash, ledger.lines_of to kinline_app;

alter table ledger.accounts enable row level security;
alter table ledger.balances enable row level security;
alter table ledger.journals enable row level security;
alter table ledger.reversals enable row level security;
alter table ledger.entries enable row level security;
alter table ledger.holds enable row level security;
alter table ledger.hold_outcomes enable row level security;
alter table ledger.open_holds enable row level security;
alter table ledger.closings enable row level security;
alter table ledger.closing_balances enable row level security;

grant select on ledger.accounts, ledger.balances, ledger.journals, ledger.reversals, ledger.entries, ledger.holds, ledger.hold_outcomes,
  ledger.open_holds, ledger.closings, ledger.closing_balances to kinline_app;

create policy house on ledger.accounts for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.balances for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.journals for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.reversals for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.entries for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.holds for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.hold_outcomes for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.open_holds for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.closings for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy house on ledger.closing_balances for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));

-- The accounts that the inner selects find are those that the policies on accounts let through.
create policy own_agency on ledger.accounts for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()));
create policy own_agency on ledger.balances for select to kinline_app
  using ((select kernel.realm()) = 'staff' and account_id in (select a.id from ledger.accounts a));
create policy own_agency on ledger.entries for select to kinline_app
  using ((select kernel.realm()) = 'staff' and account_id in (select a.id from ledger.accounts a));
create policy own_agency on ledger.journals for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from ledger.accounts a where a.id = any (journals.account_ids)));
create policy own_agency on ledger.reversals for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from ledger.journals j where j.id = reversals.journal_id));
create policy own_agency on ledger.holds for select to kinline_app
  using ((select kernel.realm()) = 'staff' and account_id in (select a.id from ledger.accounts a));
create policy own_agency on ledger.hold_outcomes for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from ledger.holds h where h.id = hold_outcomes.hold_id));
create policy own_agency on ledger.open_holds for select to kinline_app
  using ((select kernel.realm()) = 'staff' and account_id in (select a.id from ledger.accounts a));
create policy own_agency on ledger.closings for select to kinline_app using ((select kernel.realm()) = 'staff');
create policy own_agency on ledger.closing_balances for select to kinline_app
  using ((select kernel.realm()) = 'staff' and account_id in (select a.id from ledger.accounts a));

create view ledger.v_accounts with (security_invoker = true) as
  select a.code, a.asset, a.kind, case a.side when 1 then 'debit' else 'credit' end as normal_side, a.has_floor, a.agency_id, a.opened_at
  from ledger.accounts a;

create view ledger.v_journals with (security_invoker = true) as
  select j.id, j.key, j.kind, j.reference, j.actor, j.at, r.key as reverses, u.key as reversed_by
  from ledger.journals j
  left join ledger.reversals back on back.journal_id = j.id
  left join ledger.journals r on r.id = back.reversed_id
  left join ledger.reversals undo on undo.reversed_id = j.id
  left join ledger.journals u on u.id = undo.journal_id;

-- amount: above zero a debit. change: the same seen from the account's normal side.
create view ledger.v_entries with (security_invoker = true) as
  select e.journal_id, j.key as journal_key, j.kind, j.reference, j.at, a.code as account, a.asset, e.amount, a.side * e.amount as change, e.balance_after
  from ledger.journals j
  join ledger.entries e on e.account_id = any (j.account_ids) and e.journal_id = j.id
  join ledger.accounts a on a.id = e.account_id;

create view ledger.v_holds with (security_invoker = true) as
  select h.id, h.key, a.code as account, a.asset, h.amount, h.reference, h.actor, h.opened_at, h.expires_at,
    o.outcome, o.settled_amount, o.at as ended_at, j.key as settled_by
  from ledger.holds h
  join ledger.accounts a on a.id = h.account_id
  left join ledger.hold_outcomes o on o.hold_id = h.id
  left join ledger.journals j on j.id = o.journal_id;

create view ledger.v_closings with (security_invoker = true) as
  select b.upto_id, a.code as account, a.asset, b.balance, c.newest_at, c.up_to, c.at, c.actor
  from ledger.closing_balances b
  join ledger.closings c on c.upto_id = b.upto_id
  join ledger.accounts a on a.id = b.account_id;

grant select on ledger.v_accounts, ledger.v_journals, ledger.v_entries, ledger.v_holds, ledger.v_closings to kinline_app;
