-- What banks ask back of what filled a wallet, as far as it was still there and is set aside: one row for each dispute. The ledger's hold is the money;
-- this says whose turn it is. `lost_at`: the bank has kept what it took, and two of finance decide. `ended_at`: the hold is over.
create table payments.held_parts (
  dispute text primary key,
  payment_id text not null references payments.payments,
  customer text not null,
  amount_cents bigint not null check (amount_cents > 0),
  held_at timestamptz not null,
  lost_at timestamptz,
  ended_at timestamptz,
  -- What of it went against what the payer owes us; the rest of the hold is his again.
  taken_cents bigint check (taken_cents > 0 and taken_cents <= amount_cents),
  check (taken_cents is null or ended_at is not null)
);
create index held_parts_waiting on payments.held_parts (lost_at) where ended_at is null and lost_at is not null;

create table payments.held_asks (
  ask_id text primary key,
  dispute text not null references payments.held_parts,
  -- take: it goes against what the payer owes us. free: he may use it again, and owes as before.
  choice text not null check (choice in ('take', 'free')),
  note text not null,
  asked_by text not null,
  at timestamptz not null,
  unique (ask_id, dispute, asked_by)
);
create index held_asks_of on payments.held_asks (dispute, at);

create table payments.held_decisions (
  ask_id text primary key,
  dispute text not null,
  asked_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  at timestamptz not null,
  foreign key (ask_id, dispute, asked_by) references payments.held_asks (ask_id, dispute, asked_by),
  constraint held_maker_is_not_checker check (decided_by <> asked_by)
);
-- One end for one hold, whoever decides at the same time.
create unique index held_decided_once on payments.held_decisions (dispute) where is_approved;

alter table payments.held_parts enable row level security;
alter table payments.held_asks enable row level security;
alter table payments.held_decisions enable row level security;
grant select, insert, update (lost_at, ended_at, taken_cents) on payments.held_parts to kinline_app;
grant select, insert on payments.held_asks, payments.held_decisions to kinline_app;
create policy reads on payments.held_parts for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy news_holds on payments.held_parts for insert to kinline_app with check (kernel.realm() = 'system');
create policy news_changes on payments.held_parts for update to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
-- An operator ends a hold only by a yes of his own to what somebody else asked for.
create policy operator_ends on payments.held_parts for update to kinline_app using (kernel.realm() = 'operator' and ended_at is null)
  with check (kernel.realm() = 'operator' and ended_at is not null and exists (select 1 from payments.held_decisions d
    where d.dispute = held_parts.dispute and d.decided_by = kernel.actor() and d.is_approved));
create policy reads on payments.held_asks for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_asks on payments.held_asks for insert to kinline_app with check (kernel.realm() = 'operator' and asked_by = kernel.actor());
create policy reads on payments.held_decisions for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_decides on payments.held_decisions for insert to kinline_app
  with check (kernel.realm() = 'operator' and decided_by = kernel.actor());

-- What was taken is a fact of the payment; an operator writes it only with a yes of his own.
create policy operator_makes_good on payments.facts for insert to kinline_app with check (kernel.realm() = 'operator' and kind = 'made_good'
  and exists (select 1 from payments.held_decisions d where d.dispute || ':wallet:taken' = processor_object and d.decided_by = kernel.actor() and d.is_approved));

-- What is held already: whether a bank has kept its money is read from its own news.
insert into payments.held_parts (dispute, payment_id, customer, amount_cents, held_at, lost_at, ended_at)
  select d.dispute, d.payment_id, p.payer, h.amount, h.opened_at,
    (select c.at from payments.facts c where c.payment_id = d.payment_id and c.kind = 'dispute_closed' and c.details ->> 'dispute' = d.dispute
      and c.details ->> 'status' = 'lost'), h.ended_at
  from (select distinct f.payment_id, f.details ->> 'dispute' as dispute from payments.facts f
    where f.kind in ('dispute_opened', 'dispute_funds_withdrawn', 'dispute_closed')) d
  join payments.payments p on p.payment_id = d.payment_id and p.purpose = 'wallet'
  join ledger.v_holds h on h.key = d.dispute || ':wallet';
