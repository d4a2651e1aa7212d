-- What people do with money that is not what was asked for: one of finance asks, another one decides. Append-only, like what it is about.
create table payments.mismatch_asks (
  ask_id text primary key,
  fact_id text not null references payments.facts,
  -- take: it goes on, and the difference is ours or goes back. give_back: all of it goes back. by_hand: cleared up at the processor's desk, nothing is booked.
  choice text not null check (choice in ('take', 'give_back', 'by_hand')),
  note text not null,
  asked_by text not null,
  at timestamptz not null,
  unique (ask_id, fact_id, asked_by)
);
create index mismatch_asks_of on payments.mismatch_asks (fact_id, at);

create table payments.mismatch_decisions (
  ask_id text primary key,
  fact_id text not null,
  asked_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  at timestamptz not null,
  foreign key (ask_id, fact_id, asked_by) references payments.mismatch_asks (ask_id, fact_id, asked_by),
  constraint maker_is_not_checker check (decided_by <> asked_by)
);
-- One end for one mismatch, whoever decides at the same time.
create unique index mismatch_decided_once on payments.mismatch_decisions (fact_id) where is_approved;

alter table payments.mismatch_asks enable row level security;
alter table payments.mismatch_decisions enable row level security;
grant select, insert on payments.mismatch_asks, payments.mismatch_decisions to kinline_app;
create policy reads on payments.mismatch_asks for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_asks on payments.mismatch_asks for insert to kinline_app with check (kernel.realm() = 'operator' and asked_by = kernel.actor());
create policy reads on payments.mismatch_decisions for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_decides on payments.mismatch_decisions for insert to kinline_app
  with check (kernel.realm() = 'operator' and decided_by = kernel.actor());

-- What went on to another facility is under way there, as a transfer of its own, and no longer here (transfers.under_way, 0256).
drop trigger keep_under_way on transfers.states;
create trigger keep_under_way after insert on transfers.states for each row
  when (new.kind in ('applied', 'returning', 'posted', 'returned', 'return_stuck', 'return_settled', 'onward')) execute function transfers.keep_under_way();
delete from transfers.under_way u where exists (select 1 from transfers.states s where s.transfer_id = u.transfer_id and s.kind = 'onward');
