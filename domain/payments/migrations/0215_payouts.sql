-- What the processor pays out to our bank account. What became of one are facts, in any order: news may overtake each other.

create table payments.payouts (
  -- The processor's own id: the bank's statement names it too.
  payout_id text primary key,
  amount_cents bigint not null check (amount_cents > 0),
  made_at timestamptz not null,
  arrives_at timestamptz not null,
  told_at timestamptz not null
);
create index payouts_newest on payments.payouts (made_at desc);

create table payments.payout_facts (
  payout_id text not null references payments.payouts,
  -- sent: it has left our balance. arrived: it is in our account. came_back: it is on our balance again.
  kind text not null check (kind in ('sent', 'arrived', 'came_back')),
  why text,
  at timestamptz not null,
  primary key (payout_id, kind)
);

alter table payments.payouts enable row level security;
alter table payments.payout_facts enable row level security;
grant select, insert on payments.payouts, payments.payout_facts to kinline_app;
create policy system on payments.payouts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.payouts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on payments.payout_facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.payout_facts for select to kinline_app using ((select kernel.realm()) = 'operator');
