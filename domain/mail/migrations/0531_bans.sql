-- Staff stop letters between one customer and one person held, in both directions, until somebody lifts it. Both are told why, and until when it is looked at.

create table mail.bans (
  ban_id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  -- Where he was held.
  facility_id text not null,
  -- Names as they were.
  customer_name text not null,
  resident_name text not null,
  resident_number text not null,
  facility_name text not null,
  time_zone text not null,
  reason text not null,
  rule text not null,
  note text,
  -- The letter in whose hand staff came to it.
  item_id text not null,
  placed_at timestamptz not null,
  placed_by text not null,
  -- Working state; the steps say who changed it, and why.
  review_on date not null,
  lifted_at timestamptz
);
create unique index bans_in_force on mail.bans (customer, resident_id) where lifted_at is null;
create index bans_of_resident on mail.bans (resident_id);
create index bans_to_review on mail.bans (agency_id, review_on, ban_id) where lifted_at is null;

-- asked: by one of the two, in own words. kept and lifted: by staff, in words for both.
create table mail.ban_steps (
  nr bigint generated always as identity primary key,
  ban_id text not null references mail.bans,
  kind text not null check (kind in ('asked', 'kept', 'lifted')),
  side text check (side in ('customer', 'resident')),
  at timestamptz not null,
  actor text not null,
  words text not null,
  review_on date,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  check ((kind = 'asked') = (side is not null)),
  check ((kind = 'kept') = (review_on is not null))
);
create index ban_steps_by_ban on mail.ban_steps (ban_id, nr);

alter table mail.bans enable row level security;
alter table mail.ban_steps enable row level security;
grant select, insert, update (review_on, lifted_at) on mail.bans to kinline_app;
grant select, insert on mail.ban_steps to kinline_app;

create policy system on mail.bans to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.bans for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy his on mail.bans for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()));
-- Where it was placed, and where he is held by now.
create policy staff_read on mail.bans for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and (kernel.works_at(facility_id, (select kernel.facilities())) or directory.works_at(resident_id))
    and (select kernel.roles() && array['mailroom', 'investigator', 'agency_admin']));
create policy staff_place on mail.bans for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and placed_by = kernel.actor()
    and kernel.works_at(facility_id, kernel.facilities()) and kernel.roles() && array['mailroom', 'investigator']);
create policy staff_decide on mail.bans for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and (kernel.works_at(facility_id, (select kernel.facilities())) or directory.works_at(resident_id))
    and (select kernel.roles() && array['mailroom', 'investigator']));

-- What one of the two has asked is staff's to read, and not the other one's.
create policy system on mail.ban_steps to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.ban_steps for select to kinline_app
  using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()) and (side is null or side = 'customer'));
create policy his on mail.ban_steps for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency())
    and (side is null or side = 'resident'));
create policy staff_read on mail.ban_steps for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and (kernel.works_at(facility_id, (select kernel.facilities())) or directory.works_at(resident_id))
    and (select kernel.roles() && array['mailroom', 'investigator', 'agency_admin']));
create policy staff_decide on mail.ban_steps for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and actor = kernel.actor() and side is null
    and kernel.roles() && array['mailroom', 'investigator'] and exists (select 1 from mail.bans b where b.ban_id = ban_steps.ban_id));
