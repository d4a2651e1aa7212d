-- What was put on people's accounts is paid to the agency: one remittance for a facility and day, made of transfers, paid by the bank in one or more attempts.

-- Where a facility is paid. A change is a new row, said yes to by a second person, and in force some time later.
create table transfers.bank_details (
  details_id text primary key,
  agency_id text not null,
  facility_id text not null,
  -- As they were, for the mail about it.
  facility_name text not null,
  time_zone text not null,
  account_name text not null,
  routing_number text not null check (routing_number ~ '^\d{9}$'),
  -- Sealed under a key of the installation, bound to details_id. People only ever see the last four.
  account_sealed bytea not null,
  account_last4 text not null check (account_last4 ~ '^\d{4}$'),
  reason text not null,
  proposed_by text not null,
  at timestamptz not null,
  unique (details_id, proposed_by),
  unique (details_id, facility_id)
);
create index bank_details_by_facility on transfers.bank_details (facility_id, at);

create table transfers.bank_detail_decisions (
  details_id text primary key,
  proposed_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  note text not null,
  at timestamptz not null,
  effective_at timestamptz,
  foreign key (details_id, proposed_by) references transfers.bank_details (details_id, proposed_by),
  check (is_approved = (effective_at is not null)),
  check (effective_at >= at),
  constraint details_maker_is_not_checker check (decided_by <> proposed_by)
);
-- A change that was said yes to is stopped before it is in force: the agency did not want it.
create table transfers.bank_detail_stops (
  details_id text primary key references transfers.bank_detail_decisions,
  stopped_by text not null,
  note text not null,
  at timestamptz not null
);

create table transfers.remittances (
  remittance_id text primary key,
  agency_id text not null,
  facility_id text not null,
  day date not null,
  -- Names as they were.
  agency_name text not null,
  facility_name text not null,
  time_zone text not null,
  item_count int not null check (item_count > 0),
  amount_cents bigint not null check (amount_cents > 0),
  cut_off_at timestamptz not null,
  -- Null: by itself at the end of the day.
  made_by text,
  at timestamptz not null,
  unique (facility_id, day),
  unique (remittance_id, agency_id, facility_id)
);
create index remittances_by_agency on transfers.remittances (agency_id, day desc);
create index remittances_by_day on transfers.remittances (day desc);

create table transfers.remittance_items (
  -- A transfer is paid on once, in whatever remittance.
  transfer_id text primary key references transfers.transfers,
  remittance_id text not null,
  agency_id text not null,
  facility_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  posted_at timestamptz not null,
  foreign key (remittance_id, agency_id, facility_id) references transfers.remittances (remittance_id, agency_id, facility_id)
);
create index remittance_items_of on transfers.remittance_items (remittance_id);

-- One order to the bank; its id is the key the bank knows it by.
create table transfers.remittance_payments (
  payment_id text primary key,
  remittance_id text not null,
  agency_id text not null,
  facility_id text not null,
  attempt int not null check (attempt > 0),
  details_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  -- Null: by itself.
  started_by text,
  at timestamptz not null,
  unique (remittance_id, attempt),
  unique (payment_id, agency_id, facility_id),
  foreign key (remittance_id, agency_id, facility_id) references transfers.remittances (remittance_id, agency_id, facility_id),
  foreign key (details_id, facility_id) references transfers.bank_details (details_id, facility_id)
);

create table transfers.remittance_facts (
  payment_id text not null,
  kind text not null check (kind in ('called', 'unknown', 'accepted', 'refused', 'settled', 'returned', 'mismatch')),
  agency_id text not null,
  facility_id text not null,
  details jsonb not null,
  actor text,
  at timestamptz not null,
  primary key (payment_id, kind),
  foreign key (payment_id, agency_id, facility_id) references transfers.remittance_payments (payment_id, agency_id, facility_id)
);

-- What the bank said of a day's orders beside what we have: a row for each comparison that told something new.
create table transfers.remittance_checks (
  day date not null,
  at timestamptz not null,
  our_count int not null,
  our_cents bigint not null,
  bank_count int not null,
  bank_cents bigint not null,
  primary key (day, at)
);

-- Working state, all of it to be found again from the rows above.
-- What is put on an account and in no remittance yet.
create table transfers.to_remit (
  transfer_id text primary key references transfers.transfers,
  agency_id text not null,
  facility_id text not null,
  amount_cents bigint not null,
  posted_at timestamptz not null
);
create index to_remit_by_facility on transfers.to_remit (facility_id, posted_at);
-- Remittances no order is out for. Whoever removes the row makes the next order.
create table transfers.remittances_unpaid (
  remittance_id text primary key references transfers.remittances,
  facility_id text not null,
  -- What did not work the last time; it is not tried again by itself.
  failed_details text,
  at timestamptz not null
);
-- Which orders to bring to the bank, or to ask it about, and when.
create table transfers.remittance_calls (
  payment_id text primary key references transfers.remittance_payments,
  due_at timestamptz not null,
  tries int not null default 0,
  -- By the real clock: it keeps two processes from calling at once, nothing more.
  claimed_until timestamptz
);
create index remittance_calls_due on transfers.remittance_calls (due_at);

-- Whoever says that money is on an account, by whatever way: from then on it is to be paid.
create function transfers.note_to_remit() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into transfers.to_remit (transfer_id, agency_id, facility_id, amount_cents, posted_at)
    select t.transfer_id, t.agency_id, t.facility_id, t.amount_cents, new.at from transfers.transfers t where t.transfer_id = new.transfer_id;
  return null;
end $$;
create trigger note_to_remit after insert on transfers.states for each row when (new.kind = 'posted') execute function transfers.note_to_remit();
insert into transfers.to_remit (transfer_id, agency_id, facility_id, amount_cents, posted_at)
  select t.transfer_id, t.agency_id, t.facility_id, t.amount_cents, s.at
  from transfers.states s join transfers.transfers t on t.transfer_id = s.transfer_id where s.kind = 'posted';

-- A remittance is the sum of its transfers, from its first commit on and for ever.
create function transfers.remittance_adds_up() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  wrong text;
begin
  select r.remittance_id into wrong from transfers.remittances r
    cross join lateral (select count(*) as many, sum(i.amount_cents) as cents from transfers.remittance_items i
      where i.remittance_id = r.remittance_id) held
    where r.remittance_id in (select n.remittance_id from news n)
      and (held.many <> r.item_count or held.cents is distinct from r.amount_cents)
    limit 1;
  if wrong is not null then raise exception 'remittance % is not the sum of its transfers', wrong using errcode = '23514'; end if;
  return null;
end $$;
create trigger items_add_up after insert on transfers.remittance_items referencing new table as news
  for each statement execute function transfers.remittance_adds_up();
create function transfers.remittance_has_items() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from transfers.remittance_items i where i.remittance_id = new.remittance_id) then
    raise exception 'remittance % holds nothing', new.remittance_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger has_items after insert on transfers.remittances deferrable initially deferred
  for each row execute function transfers.remittance_has_items();

-- An order is for all of its remittance, and only one is out at a time.
create function transfers.one_order_at_a_time() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from transfers.remittances r where r.remittance_id = new.remittance_id and r.amount_cents = new.amount_cents for no key update;
  if not found then raise exception 'an order pays a whole remittance' using errcode = '23514'; end if;
  if exists (select 1 from transfers.remittance_payments p where p.remittance_id = new.remittance_id
      and not exists (select 1 from transfers.remittance_facts f where f.payment_id = p.payment_id and f.kind in ('refused', 'returned'))) then
    raise exception 'remittance % has an order that has not ended', new.remittance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger one_order before insert on transfers.remittance_payments for each row execute function transfers.one_order_at_a_time();

alter table transfers.bank_details enable row level security;
alter table transfers.bank_detail_decisions enable row level security;
alter table transfers.bank_detail_stops enable row level security;
alter table transfers.remittances enable row level security;
alter table transfers.remittance_items enable row level security;
alter table transfers.remittance_payments enable row level security;
alter table transfers.remittance_facts enable row level security;
alter table transfers.remittance_checks enable row level security;
alter table transfers.to_remit enable row level security;
alter table transfers.remittances_unpaid enable row level security;
alter table transfers.remittance_calls enable row level security;

-- No one may change or remove what was decided, ordered, or said.
grant select, insert on transfers.bank_details, transfers.bank_detail_decisions, transfers.bank_detail_stops, transfers.remittances, transfers.remittance_items,
  transfers.remittance_payments, transfers.remittance_facts, transfers.remittance_checks to kinline_app;
grant select, delete on transfers.to_remit to kinline_app;
grant select, insert, delete on transfers.remittances_unpaid to kinline_app;
grant select, insert, update, delete on transfers.remittance_calls to kinline_app;

create policy system on transfers.bank_details to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.bank_details for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_proposes on transfers.bank_details for insert to kinline_app with check (kernel.realm() = 'operator' and proposed_by = kernel.actor());
create policy system on transfers.bank_detail_decisions to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.bank_detail_decisions for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_decides on transfers.bank_detail_decisions for insert to kinline_app with check (kernel.realm() = 'operator' and decided_by = kernel.actor());
create policy system on transfers.bank_detail_stops to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.bank_detail_stops for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_stops on transfers.bank_detail_stops for insert to kinline_app with check (kernel.realm() = 'operator' and stopped_by = kernel.actor());

create policy system on transfers.remittances to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittances for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_reads on transfers.remittances for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())));
create policy system on transfers.remittance_items to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittance_items for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_reads on transfers.remittance_items for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())));
create policy system on transfers.remittance_payments to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittance_payments for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_reads on transfers.remittance_payments for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())));
create policy system on transfers.remittance_facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittance_facts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_reads on transfers.remittance_facts for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())));

create policy system on transfers.remittance_checks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittance_checks for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on transfers.to_remit to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.to_remit for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on transfers.remittances_unpaid to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittances_unpaid for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on transfers.remittance_calls to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.remittance_calls for select to kinline_app using ((select kernel.realm()) = 'operator');
