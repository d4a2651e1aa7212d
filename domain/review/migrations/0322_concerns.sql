-- What somebody who helps should hear of: signs of self-harm go to care, reports of abuse to the PREA coordinator. It keeps no letter back.

create table review.concerns (
  concern_id text primary key,
  item_id text not null,
  kind text not null check (kind in ('care', 'protect')),
  raised_at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  unique (item_id, kind),
  unique (concern_id, kind, agency_id, facility_id),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);
create index concerns_newest on review.concerns (agency_id, raised_at desc, concern_id desc);

-- What was done about it, once.
create table review.concern_answers (
  concern_id text primary key,
  kind text not null,
  note text not null,
  actor text not null,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (concern_id, kind, agency_id, facility_id) references review.concerns (concern_id, kind, agency_id, facility_id)
);

alter table review.concerns enable row level security;
alter table review.concern_answers enable row level security;
grant select, insert on review.concerns, review.concern_answers to kinline_app;

create policy system on review.concerns to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy helpers_read on review.concerns for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and case kind when 'care' then (select 'care' = any (kernel.roles())) else (select 'prea' = any (kernel.roles())) end);

create policy system on review.concern_answers to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy helpers_read on review.concern_answers for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and case kind when 'care' then (select 'care' = any (kernel.roles())) else (select 'prea' = any (kernel.roles())) end);
create policy helpers_answer on review.concern_answers for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities()) and actor = kernel.actor()
    and case kind when 'care' then 'care' = any (kernel.roles()) else 'prea' = any (kernel.roles()) end);

-- They see what it was found in, and of the hits only those that are theirs.
create policy helpers_read on review.items for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select kernel.roles() && array['care', 'prea'])
    and exists (select 1 from review.concerns c where c.item_id = items.item_id));
create policy helpers_read on review.hits for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select kernel.roles() && array['care', 'prea'])
    and exists (select 1 from review.concerns c where c.item_id = hits.item_id and c.kind = hits.action));

create view review.v_concerns with (security_invoker = true) as
  select c.concern_id, i.subject from review.concerns c join review.items i on i.item_id = c.item_id;
grant select on review.v_concerns to kinline_app;
