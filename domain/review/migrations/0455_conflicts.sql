-- Nobody reads the mail of people he knows. The item says who is at its two ends, the reviewer says whom he knows, and the program looks whether he is one of
-- them himself. Who steps aside from one item never has it again.

alter table review.queue
  add column outside text,
  add column inside text,
  -- Reviewers who don't get it any more.
  add column not_for text[] not null default '{}',
  add check (reviewer is null or reviewer <> all (not_for));

-- Whom a reviewer knows, by his own word.
create table review.acquaintances (
  reviewer text not null,
  number integer not null,
  party text not null,
  -- As he knew it then.
  name text not null,
  since timestamptz not null,
  ended_at timestamptz,
  agency_id text not null,
  primary key (reviewer, number)
);
create unique index acquaintances_once on review.acquaintances (reviewer, party) where ended_at is null;

create table review.steps_aside (
  item_id text not null,
  reviewer text not null,
  why text not null check (why in ('outside', 'inside', 'both', 'other')),
  note text,
  at timestamptz not null,
  agency_id text not null,
  facility_id text not null,
  primary key (item_id, reviewer),
  foreign key (item_id, agency_id, facility_id) references review.items (item_id, agency_id, facility_id)
);

alter table review.acquaintances enable row level security;
alter table review.steps_aside enable row level security;
grant select, insert, update (ended_at) on review.acquaintances to kinline_app;
grant select, insert on review.steps_aside to kinline_app;

create policy system on review.acquaintances to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on review.acquaintances to kinline_app
  using ((select kernel.realm()) = 'staff' and reviewer = (select kernel.actor()) and agency_id = (select kernel.agency()))
  with check (kernel.realm() = 'staff' and reviewer = kernel.actor() and agency_id = kernel.agency());

create policy system on review.steps_aside to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on review.steps_aside to kinline_app
  using ((select kernel.realm()) = 'staff' and reviewer = (select kernel.actor()) and agency_id = (select kernel.agency()))
  with check (kernel.realm() = 'staff' and reviewer = kernel.actor() and agency_id = kernel.agency()
    and kernel.works_at(facility_id, kernel.facilities()) and kernel.roles() && array['mailroom', 'investigator']);

-- Everybody whose mail the one who asks must not read: whom he named, himself as a customer, and the people he keeps as one.
create function review.known_to_me() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
  return (
    with me as materialized (select identity.likenesses(kernel.actor(), notifications.number_of(kernel.actor())) as logins)
    select me.logins || directory.people_of(me.logins)
      || array(select a.party from review.acquaintances a where a.reviewer = kernel.actor() and a.ended_at is null)
    from me);
revoke all on function review.known_to_me() from public;
grant execute on function review.known_to_me() to kinline_app;

-- The rule holds whoever asks for the item, and however.
alter policy mailroom_takes on review.queue
  with check (reviewer is null or (reviewer = kernel.actor() and not array[outside, inside] && review.known_to_me()));
alter policy investigator_takes on review.queue
  with check (reviewer is null or (reviewer = kernel.actor() and not array[outside, inside] && review.known_to_me()));
