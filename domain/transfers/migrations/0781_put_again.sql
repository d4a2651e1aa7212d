-- A clerk has a file put into the agency's folder once more: each ask is one more put.
create table transfers.handoff_put_asks (
  ask_id text primary key,
  file_id text not null references transfers.handoff_closings,
  actor text not null,
  at timestamptz not null
);
create index handoff_put_asks_of on transfers.handoff_put_asks (file_id);
alter table transfers.handoff_put_asks enable row level security;
grant select, insert on transfers.handoff_put_asks to kinline_app;
create policy system on transfers.handoff_put_asks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.handoff_put_asks for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_reads on transfers.handoff_put_asks for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_put_asks.file_id));
create policy staff_asks on transfers.handoff_put_asks for insert to kinline_app
  with check (kernel.realm() = 'staff' and actor = kernel.actor()
    and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_put_asks.file_id));

-- The file's own id for the first time, then the id of who asked for it again.
alter table transfers.handoff_puts add column put_id text;
update transfers.handoff_puts set put_id = file_id;
alter table transfers.handoff_puts drop constraint handoff_puts_pkey;
alter table transfers.handoff_puts add primary key (put_id);
create index handoff_puts_of on transfers.handoff_puts (file_id);
create policy staff_reads on transfers.handoff_puts for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_puts.file_id));
