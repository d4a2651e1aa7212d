-- Somebody who no longer knows or has his e-mail asks an operator; the operator finds the login by name, address and phone, and can
-- start a change that waits three days, while the old address is told and can stop it.

create table identity.email_searches (
  id text primary key,
  name text not null,
  address text not null,
  phone text not null,
  new_email text not null,
  lang text not null check (lang in ('en', 'es')),
  asked_at timestamptz not null
);
create table identity.email_search_answers (
  search_id text primary key references identity.email_searches on delete cascade,
  outcome text not null check (outcome in ('started', 'not_found')),
  login_id text references identity.logins,
  change_id text references identity.email_changes on delete cascade,
  answered_by text not null,
  answered_at timestamptz not null
);

alter table identity.email_changes
  add started_by text,
  add waits_until timestamptz,
  add link_sent_at timestamptz,
  add stopped_at timestamptz,
  add check ((started_by is null) = (waits_until is null));
create index email_changes_waiting on identity.email_changes (waits_until) where waits_until is not null and link_sent_at is null and ended_at is null;
grant update (link_sent_at, stopped_at) on identity.email_changes to kinline_app;

create index personal_details_by_phone on identity.personal_details (phone);

alter table identity.email_searches enable row level security;
alter table identity.email_search_answers enable row level security;
grant select, insert on identity.email_searches, identity.email_search_answers to kinline_app;
grant delete on identity.email_searches to kinline_app;
create policy system on identity.email_searches to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on identity.email_search_answers to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy operators on identity.email_searches for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on identity.email_search_answers for select to kinline_app using (kernel.realm() = 'operator');

-- What an agency's people do. A role that was given stays on record when it ends.
alter table identity.role_grants drop constraint role_grants_role_check;
alter table identity.role_grants add constraint role_grants_role_check
  check (role in ('mailroom', 'visits', 'trust_clerk', 'investigator', 'ombuds', 'agency_admin', 'operator'));
