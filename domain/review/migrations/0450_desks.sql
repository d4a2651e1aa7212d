-- An item can be handed to an investigator, and back. `desk` says in whose line it stands; what was said at each turn is kept.

alter table review.queue
  add column desk text not null default 'mailroom' check (desk in ('mailroom', 'investigator')),
  -- Its sender hears by then that it takes longer, unless it is decided or she was told before.
  add column notice_due_at timestamptz;
drop index review.queue_by_due;
create index queue_by_due on review.queue (agency_id, desk, due_at, item_id);
drop index review.queue_clean;
create index queue_clean on review.queue (agency_id, due_at, item_id) where is_clean and desk = 'mailroom' and outcome is null and held_at is null;
create index queue_notice_due on review.queue (notice_due_at) where notice_due_at is not null;

create table review.handovers (
  item_id text not null,
  number integer not null,
  -- Whose it was from then on.
  desk text not null check (desk in ('mailroom', 'investigator')),
  note text not null,
  actor text not null,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  primary key (item_id, number),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);
alter table review.handovers enable row level security;
grant select, insert on review.handovers to kinline_app;

create policy system on review.handovers to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy reviewers_read on review.handovers for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['mailroom', 'investigator']));
create policy reviewers_hand_over on review.handovers for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities()) and actor = kernel.actor()
    and case desk when 'investigator' then 'mailroom' = any (kernel.roles()) else 'investigator' = any (kernel.roles()) end);

-- An investigator sees what was handed to somebody of his kind, and nothing else; reports of abuse not even then.
create policy investigator_reads on review.items for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and exists (select 1 from review.handovers h where h.item_id = items.item_id));
create policy investigator_reads on review.hits for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles())) and action <> 'protect'
    and exists (select 1 from review.handovers h where h.item_id = hits.item_id));
create policy investigator_reads on review.decisions for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and exists (select 1 from review.handovers h where h.item_id = decisions.item_id));
create policy investigator_reads on review.holds for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and exists (select 1 from review.handovers h where h.item_id = holds.item_id));
create policy investigator_holds on review.holds for insert to kinline_app
  with check (kernel.realm() = 'staff' and actor = kernel.actor() and 'investigator' = any (kernel.roles())
    and exists (select 1 from review.handovers h where h.item_id = holds.item_id));
create policy investigator_reads on review.queue for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and exists (select 1 from review.handovers h where h.item_id = queue.item_id));

-- Each takes from his own line.
create policy investigator_takes on review.queue for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'investigator' = any (kernel.roles())) and desk = 'investigator')
  with check (reviewer is null or reviewer = kernel.actor());
alter policy mailroom_takes on review.queue
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())) and desk = 'mailroom');
