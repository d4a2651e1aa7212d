-- What was left in the wallet of a login that is closed, and no card could take (it came without one: a way out, a gift given back). It is owed to
-- its owner, and gets there as a refund does that no card takes: by a way that one of finance asks for and another one agrees to.
create table payments.wallet_rests (
  rest_id text primary key,
  customer text not null,
  amount_cents bigint not null check (amount_cents > 0),
  at timestamptz not null
);
alter table payments.wallet_rests enable row level security;
grant select, insert on payments.wallet_rests to kinline_app;
create policy system on payments.wallet_rests to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.wallet_rests for select to kinline_app using ((select kernel.realm()) = 'operator');

-- A way is asked for a refund or for a rest: exactly one of both is `owed`.
alter table payments.way_asks rename column refund_id to owed_id;
alter table payments.way_decisions rename column refund_id to owed_id;
alter table payments.way_asks drop constraint way_asks_refund_id_fkey;
alter table payments.way_asks add column refund_id text generated always as (case when owed_id like 'rfd%' then owed_id end) stored references payments.refunds;
alter table payments.way_asks add column rest_id text generated always as (case when owed_id like 'wrs%' then owed_id end) stored references payments.wallet_rests;
alter table payments.way_asks add constraint way_asks_for_one check (num_nonnulls(refund_id, rest_id) = 1);
