-- Send money. A quote is a promise, a transfer is one use of it; both never change. What became of a transfer are states beside it.

create schema transfers;
grant usage on schema transfers to kinline_app;

create table transfers.quotes (
  quote_id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  channel text not null,
  method text not null,
  category text not null,
  amount_cents bigint not null check (amount_cents > 0),
  fee_cents bigint not null check (fee_cents >= 0),
  tier_min_cents bigint not null,
  tier_max_cents bigint not null,
  -- As the agency published them at that moment: the receipt must show what was promised.
  deductions jsonb not null,
  arrives_at_least_cents bigint not null,
  arrives_at_most_cents bigint not null check (arrives_at_most_cents <= amount_cents),
  posts_by timestamptz not null,
  time_zone text not null,
  lang text not null check (lang in ('en', 'es')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (arrives_at_least_cents between 0 and arrives_at_most_cents)
);
create index quotes_by_customer on transfers.quotes (customer, created_at);

create table transfers.transfers (
  transfer_id text primary key,
  reference text not null unique check (reference ~ '^KL-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$'),
  -- One use of a quote: this is what makes a second click find the first one's transfer.
  quote_id text not null unique references transfers.quotes,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  category text not null,
  amount_cents bigint not null check (amount_cents > 0),
  fee_cents bigint not null check (fee_cents >= 0),
  -- Names as they were, for the receipt.
  sender_name text not null,
  resident_name text not null,
  resident_number text not null,
  facility_name text not null,
  agency_name text not null,
  time_zone text not null,
  posts_by timestamptz not null,
  licence jsonb not null,
  lang text not null check (lang in ('en', 'es')),
  created_at timestamptz not null,
  unique (transfer_id, customer, agency_id, facility_id)
);
create index transfers_by_customer on transfers.transfers (customer, created_at desc, transfer_id desc);
create index transfers_by_pair on transfers.transfers (customer, resident_id, created_at);
create index transfers_by_facility on transfers.transfers (agency_id, facility_id, created_at);

create table transfers.states (
  transfer_id text not null,
  kind text not null check (kind in ('created', 'payment_started', 'paid', 'applied', 'posted', 'failed', 'expired', 'kept', 'in_question')),
  at timestamptz not null,
  actor text,
  details jsonb not null,
  -- Whose it is, again: so that who may see a state never depends on what another table shows.
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  primary key (transfer_id, kind),
  foreign key (transfer_id, customer, agency_id, facility_id) references transfers.transfers (transfer_id, customer, agency_id, facility_id)
);
create index states_incoming on transfers.states (agency_id, facility_id, at) where kind = 'applied';

alter table transfers.quotes enable row level security;
alter table transfers.transfers enable row level security;
alter table transfers.states enable row level security;

-- No one may change or remove any of it.
grant select, insert on transfers.quotes, transfers.transfers, transfers.states to kinline_app;

create policy system on transfers.quotes to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.quotes for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.quotes for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy asked on transfers.quotes for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

create policy system on transfers.states to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.states for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.states for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy started on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and actor = kernel.actor() and kind in ('created', 'payment_started'));
create policy staff_reads on transfers.states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and facility_id = any ((select kernel.facilities())::text[]) and kind in ('applied', 'posted'));
create policy staff_posts on transfers.states for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and facility_id = any (kernel.facilities()) and actor = kernel.actor() and kind = 'posted');

create policy system on transfers.transfers to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.transfers for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.transfers for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy made on transfers.transfers for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());
-- The agency's people see money that is on its way to them, not what somebody only thought of sending.
create policy staff_reads on transfers.transfers for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and facility_id = any ((select kernel.facilities())::text[])
    and exists (select 1 from transfers.states s where s.transfer_id = transfers.transfer_id and s.kind = 'applied'));
