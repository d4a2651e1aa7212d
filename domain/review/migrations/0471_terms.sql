-- What an agency's own people look for in letters, beside the house's lists, and what they changed of those.

create table review.terms (
  term_id text primary key,
  agency_id text not null,
  -- Where it holds: the whole agency, a facility, a unit of it by the name the agency gives it, or one person wherever he is.
  facility_id text,
  unit text,
  resident_id text,
  -- Never changes: what it found is counted by it.
  phrase text not null,
  phrase_key text not null,
  is_part boolean not null,
  lang text check (lang in ('en', 'es')),
  category text not null,
  severity smallint not null check (severity between 1 and 3),
  action text not null check (action in ('flag', 'hold', 'alert', 'finance', 'care', 'protect')),
  note text not null,
  owner text not null,
  expires_at timestamptz,
  state text not null check (state in ('active', 'paused', 'ended')),
  added_at timestamptz not null,
  added_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check (unit is null or facility_id is not null),
  check (resident_id is null or facility_id is null),
  -- Self-harm is for care and abuse for the PREA coordinator: no list can make of them a reason to hold a letter back.
  check ((category = 'self_harm') = (action = 'care') and (category = 'abuse') = (action = 'protect'))
);
create unique index terms_once on review.terms (agency_id, phrase_key, is_part, facility_id, unit, resident_id) nulls not distinct where state <> 'ended';
create index terms_by_phrase on review.terms (agency_id, phrase_key, term_id);

-- A term of the house's lists that an agency has switched off, takes otherwise, or takes as it is again; the newest row holds.
create table review.house_changes (
  change_id text primary key,
  agency_id text not null,
  term text not null,
  stands text not null check (stands in ('off', 'other', 'house')),
  severity smallint check (severity between 1 and 3),
  action text check (action in ('flag', 'hold', 'alert', 'finance')),
  reason text not null,
  actor text not null,
  at timestamptz not null,
  check ((stands = 'other') = (severity is not null) and (stands = 'other') = (action is not null))
);
create index house_changes_newest on review.house_changes (agency_id, term, at desc, change_id desc);

-- Counts an agency's changes of either, so that whoever keeps its list ready sees when to read it again.
create table review.term_lists (
  agency_id text primary key,
  version bigint not null
);

-- What a term found, the newest first.
create index hits_by_term on review.hits (agency_id, term, item_id desc);

alter table review.terms enable row level security;
alter table review.house_changes enable row level security;
alter table review.term_lists enable row level security;
grant select, insert, update on review.terms, review.term_lists to kinline_app;
grant select, insert on review.house_changes to kinline_app;

create policy system on review.terms to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy mailroom_reads on review.terms for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'mailroom' = any (kernel.roles()))
    and case when resident_id is not null then directory.works_at(resident_id)
      else facility_id is null or kernel.works_at(facility_id, (select kernel.facilities())) end);
-- What holds for the whole agency is for those who work at all of it.
create policy mailroom_adds on review.terms for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and 'mailroom' = any (kernel.roles()) and added_by = kernel.actor()
    and case when resident_id is not null then directory.works_at(resident_id) else kernel.works_at(facility_id, kernel.facilities()) end);
create policy mailroom_changes on review.terms for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'mailroom' = any (kernel.roles()))
    and case when resident_id is not null then directory.works_at(resident_id) else kernel.works_at(facility_id, (select kernel.facilities())) end)
  with check (changed_by = kernel.actor());

create policy system on review.house_changes to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy mailroom_reads on review.house_changes for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_changes on review.house_changes for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and 'mailroom' = any (kernel.roles()) and actor = kernel.actor()
    and kernel.works_at(null, kernel.facilities()));

create policy system on review.term_lists to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy mailroom on review.term_lists to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'mailroom' = any (kernel.roles())))
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and 'mailroom' = any (kernel.roles()));
