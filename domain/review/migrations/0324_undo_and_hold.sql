-- What was decided can be undone for ten seconds: until then it stands in the queue. And an item can be kept back with a word to its sender.

alter table review.queue
  add column outcome text check (outcome in ('released', 'returned')),
  add column reason text,
  add column rule text,
  add column note text,
  add column decided_at timestamptz,
  add column takes_effect_at timestamptz,
  add column held_at timestamptz,
  -- Nothing was found in it.
  add column is_clean boolean not null default false;
alter table review.queue add check ((outcome is null) = (decided_at is null) and (outcome is null) = (takes_effect_at is null));
alter table review.queue add check (outcome is null or reviewer is not null);
alter table review.queue
  add check (case when outcome = 'returned' then reason is not null and rule is not null else reason is null and rule is null and note is null end);
create index queue_taking_effect on review.queue (takes_effect_at) where takes_effect_at is not null;
create index queue_of_reviewer on review.queue (reviewer) where reviewer is not null;
create index queue_clean on review.queue (agency_id, due_at, item_id) where is_clean and outcome is null and held_at is null;

-- A decision is written when it takes effect, and only by the system.
drop policy mailroom_decides on review.decisions;
drop policy mailroom_ends on review.queue;

-- Once for each item. The note is for colleagues.
create table review.holds (
  item_id text primary key,
  note text not null,
  actor text not null,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);
alter table review.holds enable row level security;
grant select, insert on review.holds to kinline_app;
create policy system on review.holds to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy mailroom_reads on review.holds for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_holds on review.holds for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities())
    and 'mailroom' = any (kernel.roles()) and actor = kernel.actor());
