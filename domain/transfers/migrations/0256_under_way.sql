-- Working state, all of it to be found again from transfers.states: what is with an agency and not yet on the account, and what goes back and is not
-- there yet. So operators count what waits by what is open, however much has long been over.
create table transfers.under_way (
  transfer_id text primary key references transfers.transfers,
  stands text not null check (stands in ('with_agency', 'going_back')),
  -- From when on it is late: for what is with an agency, when its answer was due (ten days, where nobody named a day); for what goes back, when that began.
  late_at timestamptz not null
);
create index under_way_late on transfers.under_way (stands, late_at, transfer_id);

create function transfers.keep_under_way() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.kind = 'applied' then
    insert into transfers.under_way (transfer_id, stands, late_at)
      select new.transfer_id, 'with_agency', new.at + interval '10 days'
      where not exists (select 1 from transfers.states s where s.transfer_id = new.transfer_id and s.kind in ('posted', 'returning'))
      on conflict do nothing;
  elsif new.kind = 'returning' then
    insert into transfers.under_way (transfer_id, stands, late_at) values (new.transfer_id, 'going_back', new.at)
      on conflict (transfer_id) do update set stands = 'going_back', late_at = excluded.late_at;
  else -- on the account, back with its sender, or a refund's own task
    delete from transfers.under_way u where u.transfer_id = new.transfer_id;
  end if;
  return null;
end $$;
revoke all on function transfers.keep_under_way() from public;
create trigger keep_under_way after insert on transfers.states for each row
  when (new.kind in ('applied', 'returning', 'posted', 'returned', 'return_stuck', 'return_settled')) execute function transfers.keep_under_way();

-- Whoever hands over names the day until when the agency has time.
create function transfers.keep_answer_by() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  due timestamptz;
begin
  if tg_table_name = 'handoff_calls' then due := new.answer_by;
  else select f.answer_by into due from transfers.handoff_files f where f.file_id = new.file_id; end if;
  update transfers.under_way u set late_at = due where u.transfer_id = new.transfer_id and u.stands = 'with_agency';
  return null;
end $$;
revoke all on function transfers.keep_answer_by() from public;
create trigger keep_answer_by after insert on transfers.handoff_items for each row execute function transfers.keep_answer_by();
create trigger keep_answer_by after insert on transfers.handoff_calls for each row execute function transfers.keep_answer_by();

insert into transfers.under_way (transfer_id, stands, late_at)
  select s.transfer_id, 'with_agency', coalesce(c.answer_by, f.answer_by, s.at + interval '10 days')
  from transfers.states s left join transfers.handoff_calls c on c.transfer_id = s.transfer_id
    left join transfers.handoff_items i on i.transfer_id = s.transfer_id left join transfers.handoff_files f on f.file_id = i.file_id
  where s.kind = 'applied' and not exists (select 1 from transfers.states o where o.transfer_id = s.transfer_id and o.kind in ('posted', 'returning'));
insert into transfers.under_way (transfer_id, stands, late_at)
  select s.transfer_id, 'going_back', s.at from transfers.states s
  where s.kind = 'returning' and not exists (select 1 from transfers.states o
    where o.transfer_id = s.transfer_id and o.kind in ('returned', 'return_stuck', 'return_settled'));

alter table transfers.under_way enable row level security;
grant select on transfers.under_way to kinline_app;
create policy looked_after on transfers.under_way for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
