-- Money that goes back: cancelled by its sender, held or returned by the agency, or sent back by itself. Two more ways a transfer can end, and one guard.

alter table transfers.states drop constraint states_kind_check;
alter table transfers.states add constraint states_kind_check check (kind in ('created', 'payment_started', 'paid', 'applied', 'posted', 'failed', 'expired',
  'kept', 'in_question', 'cancelled', 'withheld', 'returning', 'returned', 'return_stuck', 'return_settled'));

-- In the person's account, or on its way back: never both, whoever writes it and at the same time.
create unique index states_posted_or_returned on transfers.states (transfer_id) where kind in ('posted', 'returning');
-- What was kept before money could go back by itself is looked for by a sweep.
create index states_kept on transfers.states (at) where kind = 'kept';

create policy sender_cancels on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and actor = kernel.actor()
    and (kind = 'cancelled' or (kind = 'returning' and details ->> 'why' = 'cancelled')));
create policy staff_reads_returns on transfers.states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and kernel.works_at(facility_id, (select kernel.facilities())) and kind in ('withheld', 'returning', 'returned', 'return_stuck', 'return_settled'));
create policy staff_returns on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities())
    and actor = kernel.actor() and kind in ('withheld', 'returning'));
create policy operator_returns on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'operator' and actor = kernel.actor() and kind = 'returning' and details ->> 'why' = 'operator');

-- An operator asks to give money back; above what he may do alone, another one decides.
create table transfers.refund_asks (
  ask_id text primary key,
  transfer_id text not null references transfers.transfers,
  amount_cents bigint not null check (amount_cents > 0),
  note text not null,
  asked_by text not null,
  needs_second boolean not null,
  at timestamptz not null,
  unique (ask_id, asked_by)
);
create index refund_asks_by_transfer on transfers.refund_asks (transfer_id, at);

create table transfers.refund_decisions (
  ask_id text primary key,
  asked_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  note text not null,
  at timestamptz not null,
  foreign key (ask_id, asked_by) references transfers.refund_asks (ask_id, asked_by),
  constraint maker_is_not_checker check (decided_by <> asked_by)
);

alter table transfers.refund_asks enable row level security;
alter table transfers.refund_decisions enable row level security;
-- No one may change or remove any of it.
grant select, insert on transfers.refund_asks, transfers.refund_decisions to kinline_app;
create policy system on transfers.refund_asks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.refund_asks for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_asks on transfers.refund_asks for insert to kinline_app with check (kernel.realm() = 'operator' and asked_by = kernel.actor());
create policy system on transfers.refund_decisions to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.refund_decisions for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_decides on transfers.refund_decisions for insert to kinline_app with check (kernel.realm() = 'operator' and decided_by = kernel.actor());
