-- What screening found in what people write, kept with the item it was found in: reviewers see it in place, lists are measured by it.

-- none: handed in before there was screening. failed: it could not be screened, and a person reads it.
alter table review.items add column screened text not null default 'none' check (screened in ('none', 'failed', 'clean', 'hits'));
alter table review.items alter column screened drop default;

create table review.hits (
  item_id text not null,
  place integer not null,
  category text not null,
  severity smallint not null check (severity between 1 and 3),
  action text not null check (action in ('flag', 'hold', 'alert', 'finance', 'care', 'protect')),
  term text not null,
  -- The passage in the text as it was written.
  starts_at integer not null check (starts_at >= 0),
  ends_at integer not null,
  why text not null,
  agency_id text not null,
  facility_id text not null,
  primary key (item_id, place),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id),
  check (ends_at > starts_at)
);

alter table review.hits enable row level security;
grant select, insert on review.hits to kinline_app;

create policy system on review.hits to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
-- A report of abuse may name who reads the mail: it is for nobody there.
create policy mailroom_reads on review.hits for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())) and action <> 'protect');
