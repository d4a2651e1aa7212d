-- Stamps. How many somebody has is the ledger's: an asset of its own per agency. Here stands what was bought, and what of it was used for what.

create schema stamps;
grant usage on schema stamps to kinline_app;

create table stamps.orders (
  order_id text primary key,
  customer text not null,
  agency_id text not null,
  -- As it was called and priced when it was ordered.
  agency_name text not null,
  stamps bigint not null check (stamps > 0),
  price_cents bigint not null check (price_cents >= 0),
  tax_cents bigint not null check (tax_cents >= 0),
  lang text not null check (lang in ('en', 'es')),
  created_at timestamptz not null,
  unique (order_id, customer, agency_id)
);
create index orders_by_customer on stamps.orders (customer, agency_id, created_at desc, order_id desc);

-- filled: the stamps are there. returning and after: they, or the money that bought none, go back.
create table stamps.order_states (
  order_id text not null,
  kind text not null check (kind in ('payment_started', 'failed', 'expired', 'in_question', 'filled', 'returning', 'returned', 'return_stuck', 'return_settled')),
  at timestamptz not null,
  actor text,
  details jsonb not null,
  customer text not null,
  agency_id text not null,
  primary key (order_id, kind),
  foreign key (order_id, customer, agency_id) references stamps.orders (order_id, customer, agency_id)
);

-- What stamps are set aside for: opaque here, once for one thing, ever.
create table stamps.uses (
  subject text primary key,
  customer text not null,
  agency_id text not null,
  stamps bigint not null check (stamps > 0),
  at timestamptz not null,
  unique (subject, customer, agency_id)
);
create index uses_by_customer on stamps.uses (customer, agency_id, at desc);

-- One end for each use: spent for good, or free again.
create table stamps.use_ends (
  subject text primary key,
  kind text not null check (kind in ('spent', 'freed')),
  at timestamptz not null,
  customer text not null,
  agency_id text not null,
  foreign key (subject, customer, agency_id) references stamps.uses (subject, customer, agency_id)
);

-- Which orders stamps came out of, the oldest first, and what they had cost: spent on a use, or given back (the subject is the order's own id then).
create table stamps.draws (
  order_id text not null,
  subject text not null,
  stamps bigint not null check (stamps > 0),
  price_cents bigint not null check (price_cents >= 0),
  at timestamptz not null,
  customer text not null,
  agency_id text not null,
  primary key (order_id, subject),
  foreign key (order_id, customer, agency_id) references stamps.orders (order_id, customer, agency_id)
);

-- No more comes out of an order than went in: whoever draws at once.
create function stamps.draw_within_order() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  bought stamps.orders;
  drawn bigint;
  worth bigint;
begin
  select o.* into bought from stamps.orders o where o.order_id = new.order_id for no key update;
  select coalesce(sum(d.stamps), 0), coalesce(sum(d.price_cents), 0) into drawn, worth from stamps.draws d where d.order_id = new.order_id;
  if drawn + new.stamps > bought.stamps or worth + new.price_cents > bought.price_cents then
    raise exception 'order % has % stamps, % drawn, % more asked', new.order_id, bought.stamps, drawn, new.stamps;
  end if;
  return new;
end $$;
revoke all on function stamps.draw_within_order() from public;
create trigger within_order before insert on stamps.draws for each row execute function stamps.draw_within_order();

alter table stamps.orders enable row level security;
alter table stamps.order_states enable row level security;
alter table stamps.uses enable row level security;
alter table stamps.use_ends enable row level security;
alter table stamps.draws enable row level security;

-- No one may change or remove any of it.
grant select, insert on stamps.orders, stamps.order_states, stamps.uses, stamps.use_ends, stamps.draws to kinline_app;

create policy system on stamps.orders to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.orders for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.orders for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy ordered on stamps.orders for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

create policy system on stamps.order_states to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.order_states for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.order_states for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy started on stamps.order_states for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and actor = kernel.actor() and kind = 'payment_started');

create policy system on stamps.uses to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.uses for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.uses for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy used on stamps.uses for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

-- That stamps were spent, free again or drawn is written by the system alone.
create policy system on stamps.use_ends to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.use_ends for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.use_ends for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));

create policy system on stamps.draws to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.draws for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.draws for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
