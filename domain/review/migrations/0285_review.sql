-- What waits for a person to read it, whatever it is: the subject is opaque here. Decisions are append-only; the queue is work to do.

create schema review;
grant usage on schema review to kinline_app;

create table review.items (
  item_id text primary key,
  subject text not null unique,
  agency_id text not null,
  facility_id text not null,
  sent_at timestamptz not null,
  -- The agency has promised to decide by then.
  due_at timestamptz not null,
  unique (item_id, agency_id, facility_id)
);

-- One end for each item. withdrawn: its sender took it back before anybody read it.
create table review.decisions (
  item_id text primary key,
  outcome text not null check (outcome in ('released', 'returned', 'withdrawn')),
  reason text,
  -- The agency's own rule, by its number or name.
  rule text,
  note text,
  at timestamptz not null,
  actor text,
  agency_id text not null,
  facility_id text not null,
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id),
  check (case when outcome = 'returned' then reason is not null and rule is not null else reason is null and rule is null and note is null end)
);

-- What waits, and who has it until when. A row leaves when its item is decided.
create table review.queue (
  item_id text primary key,
  due_at timestamptz not null,
  reviewer text,
  leased_until timestamptz,
  agency_id text not null,
  facility_id text not null,
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id),
  check ((reviewer is null) = (leased_until is null))
);
create index queue_by_due on review.queue (agency_id, due_at, item_id);

alter table review.items enable row level security;
alter table review.decisions enable row level security;
alter table review.queue enable row level security;

grant select, insert on review.items, review.decisions to kinline_app;
grant select, insert, update, delete on review.queue to kinline_app;

create policy system on review.items to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.items for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy mailroom_reads on review.items for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));

create policy system on review.decisions to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.decisions for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy mailroom_reads on review.decisions for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_decides on review.decisions for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities())
    and 'mailroom' = any (kernel.roles()) and actor = kernel.actor() and outcome in ('released', 'returned'));

create policy system on review.queue to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.queue for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy mailroom_reads on review.queue for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_takes on review.queue for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())))
  with check (reviewer is null or reviewer = kernel.actor());
create policy mailroom_ends on review.queue for delete to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and reviewer = (select kernel.actor()));
