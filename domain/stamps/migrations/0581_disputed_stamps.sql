-- Packs whose payment somebody's bank looks at, and how many stamps of each are set aside for that. Working state: the ledger's holds and journals are the record.
create table stamps.disputed (
  order_id text primary key,
  held bigint not null check (held >= 0),
  -- Of the ledger's hold, the newest; what was taken is counted with it.
  nth int not null,
  customer text not null,
  agency_id text not null,
  foreign key (order_id, customer, agency_id) references stamps.orders (order_id, customer, agency_id)
);
create index disputed_by_customer on stamps.disputed (customer, agency_id);

alter table stamps.disputed enable row level security;
grant select, insert, update on stamps.disputed to kinline_app;
create policy system on stamps.disputed to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on stamps.disputed for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on stamps.disputed for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
