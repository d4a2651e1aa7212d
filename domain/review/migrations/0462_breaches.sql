-- A deadline that was missed stays missed, whatever is decided later: one row for each item, for good.

create table review.breaches (
  item_id text primary key,
  -- The moment by which it should have been decided.
  due_at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);
create index breaches_by_day on review.breaches (agency_id, due_at);
create index queue_undecided on review.queue (due_at) where outcome is null;

insert into review.breaches (item_id, due_at, agency_id, facility_id)
  select i.item_id, i.due_at, i.agency_id, i.facility_id from review.items i join review.decisions d on d.item_id = i.item_id where d.at > i.due_at;

alter table review.breaches enable row level security;
grant select, insert on review.breaches to kinline_app;

create policy system on review.breaches to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.breaches for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_read on review.breaches for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['mailroom', 'agency_admin']));

-- Who leads an agency sees how long things wait: not what was written about them.
create policy admin_counts on review.queue for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'agency_admin' = any (kernel.roles())));
