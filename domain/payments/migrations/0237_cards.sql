-- Cards a customer has let the processor keep. Here stand its token, brand, last four and expiry, and nothing more.

-- Who a customer is at the processor.
create table payments.card_holders (
  customer text primary key,
  holder text not null unique,
  created_at timestamptz not null
);

create table payments.cards (
  card_id text primary key,
  customer text not null,
  token text not null unique,
  brand text not null check (brand ~ '^[a-z_]{1,30}$'),
  last4 text not null check (last4 ~ '^\d{4}$'),
  exp_month int not null check (exp_month between 1 and 12),
  exp_year int not null check (exp_year between 2000 and 2200),
  saved_at timestamptz not null,
  unique (card_id, customer)
);
create index cards_of on payments.cards (customer, saved_at);
create index cards_expiring on payments.cards (exp_year, exp_month);

-- named: what its owner calls it, the newest counts. preferred: offered first, the newest counts. removed: never charged again. detached: the processor
-- has let it go. warned: its owner was told that it expires.
create table payments.card_facts (
  fact_id text primary key,
  card_id text not null,
  customer text not null,
  kind text not null check (kind in ('named', 'preferred', 'removed', 'detached', 'warned')),
  name text check ((kind = 'named') = (name is not null)),
  at timestamptz not null,
  foreign key (card_id, customer) references payments.cards (card_id, customer)
);
create index card_facts_of on payments.card_facts (card_id, at);
create unique index card_facts_once on payments.card_facts (card_id, kind) where kind in ('removed', 'detached', 'warned');

-- Paid by a kept card, without a page. Null: on the processor's page.
alter table payments.payments add column card_id text references payments.cards;
-- Whoever wanted to pay has gone away: from now on we only look, and never call again.
alter table payments.lookups add column only_look boolean not null default false;

alter table payments.card_holders enable row level security;
alter table payments.cards enable row level security;
alter table payments.card_facts enable row level security;

grant select, insert on payments.card_holders, payments.cards, payments.card_facts to kinline_app;

create policy system on payments.card_holders to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on payments.card_holders for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));

-- That a card is kept, and let go, is the processor's word, written by the system.
create policy system on payments.cards to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.cards for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.cards for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));

create policy system on payments.card_facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.card_facts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on payments.card_facts for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy decides on payments.card_facts for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and kind in ('named', 'preferred', 'removed'));
