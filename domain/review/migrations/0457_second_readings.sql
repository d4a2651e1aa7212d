-- Some letters are read by two: before they go on, where the agency says so of what was found in them; or again afterwards, as a sample.

alter table review.queue
  -- first: as always. second: one has let it go on, and it needs another's word. again: it has gone on, and somebody else says what he would have decided.
  add column reading text not null default 'first' check (reading in ('first', 'second', 'again'));

-- What each of two said. The same person can't be both.
create table review.readings (
  item_id text not null,
  reading text not null check (reading in ('first', 'second', 'again')),
  reviewer text not null,
  outcome text not null check (outcome in ('released', 'returned')),
  reason text,
  rule text,
  note text,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  primary key (item_id, reading),
  unique (item_id, reviewer),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);
create index readings_by_agency on review.readings (agency_id, at) where reading <> 'first';

alter table review.readings enable row level security;
grant select, insert on review.readings to kinline_app;
create policy system on review.readings to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
-- Supervisors see how far their readers agree.
create policy supervisors_read on review.readings for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'agency_admin' = any (kernel.roles())));
