-- The wallet: money a customer has with us beforehand. Its balance is the ledger's; here stands what was spent of it for what, and what came back.

-- Money added to a wallet is for no agency.
alter table payments.payments alter column agency_id drop not null;
alter table payments.payments add constraint only_wallets_without_agency check (agency_id is not null or purpose = 'wallet');

create table payments.wallet_spends (
  spend_id text primary key,
  -- What it is spent on, opaque here; once for one thing, ever.
  purpose text not null,
  subject text not null,
  customer text not null,
  wallet_cents bigint not null check (wallet_cents > 0),
  -- The whole price; what the wallet does not pay is paid by a card payment of the same purpose and subject.
  total_cents bigint not null check (total_cents >= wallet_cents),
  created_at timestamptz not null,
  unique (purpose, subject),
  unique (spend_id, customer)
);
create index wallet_spends_by_customer on payments.wallet_spends (customer, created_at);

-- taken: it left the wallet. freed: what was set aside is free again; a card payment that comes in late may still take it after that.
create table payments.wallet_spend_facts (
  spend_id text not null,
  kind text not null check (kind in ('taken', 'freed')),
  at timestamptz not null,
  customer text not null,
  primary key (spend_id, kind),
  foreign key (spend_id, customer) references payments.wallet_spends (spend_id, customer)
);

create table payments.wallet_returns (
  return_id text primary key,
  spend_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  reason text not null,
  key text not null unique,
  asked_by text,
  at timestamptz not null,
  customer text not null,
  foreign key (spend_id, customer) references payments.wallet_spends (spend_id, customer)
);
create index wallet_returns_by_spend on payments.wallet_returns (spend_id, at);

-- The customer took his balance back to the cards it came from. The parts are refunds, with keys that begin with this id.
create table payments.wallet_refunds (
  wallet_refund_id text primary key,
  customer text not null,
  amount_cents bigint not null check (amount_cents > 0),
  -- No card could take this; it stays in the wallet, and a person finds another way.
  left_cents bigint not null check (left_cents >= 0),
  at timestamptz not null
);
create index wallet_refunds_by_customer on payments.wallet_refunds (customer, at);

-- No more comes back of a spend than was taken: whoever asks at once.
create function payments.return_within_spend() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  taken bigint;
  back bigint;
begin
  perform 1 from payments.wallet_spends s where s.spend_id = new.spend_id for no key update;
  select s.wallet_cents into taken from payments.wallet_spends s join payments.wallet_spend_facts f on f.spend_id = s.spend_id and f.kind = 'taken'
    where s.spend_id = new.spend_id;
  select coalesce(sum(r.amount_cents), 0) into back from payments.wallet_returns r where r.spend_id = new.spend_id;
  if back + new.amount_cents > coalesce(taken, 0) then
    raise exception using errcode = 'PY003', message = format('%s of %s came back, %s more asked', back, taken, new.amount_cents);
  end if;
  return new;
end $$;
revoke all on function payments.return_within_spend() from public;
create trigger within_spend before insert on payments.wallet_returns for each row execute function payments.return_within_spend();

alter table payments.wallet_spends enable row level security;
alter table payments.wallet_spend_facts enable row level security;
alter table payments.wallet_returns enable row level security;
alter table payments.wallet_refunds enable row level security;

-- No one may change or remove any of it.
grant select, insert on payments.wallet_spends, payments.wallet_spend_facts, payments.wallet_returns, payments.wallet_refunds to kinline_app;

create policy system on payments.wallet_spends to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.wallet_spends for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.wallet_spends for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy spends on payments.wallet_spends for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

-- That it was taken, or came back, is written by the system alone.
create policy system on payments.wallet_spend_facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.wallet_spend_facts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.wallet_spend_facts for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));

create policy system on payments.wallet_returns to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.wallet_returns for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.wallet_returns for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));

create policy system on payments.wallet_refunds to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.wallet_refunds for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.wallet_refunds for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
