-- Logins of the three realms that sign in on the web, and what is known about them, as rows with a time.
-- Everything that opens a door (password hashes, link and session tokens, second factors) is readable by the system realm only.

create schema identity;
grant usage on schema identity to kinline_app;

create table identity.logins (
  id text primary key,
  realm text not null check (realm in ('customer', 'staff', 'operator')),
  email text not null,
  email_key text not null,
  name text,
  agency_id text,
  lang text not null check (lang in ('en', 'es')),
  created_at timestamptz not null,
  unique (realm, email_key),
  check ((realm = 'staff') = (agency_id is not null))
);
create index logins_by_agency on identity.logins (agency_id) where agency_id is not null;

create table identity.passwords (
  login_id text primary key references identity.logins,
  hash text not null,
  set_at timestamptz not null
);
create table identity.password_changes (
  id text primary key,
  login_id text not null references identity.logins,
  how text not null check (how in ('sign_up', 'invite', 'reset')),
  changed_at timestamptz not null
);
create index password_changes_by_login on identity.password_changes (login_id, changed_at);

create table identity.terms_acceptances (
  id text primary key,
  login_id text not null references identity.logins,
  kind text not null check (kind in ('payment', 'mobile')),
  version text not null,
  lang text not null,
  accepted_at timestamptz not null
);
create index terms_acceptances_by_login on identity.terms_acceptances (login_id);

create table identity.email_verifications (
  login_id text not null references identity.logins,
  email text not null,
  verified_at timestamptz not null,
  primary key (login_id, email)
);

-- The newest row says whether the login works.
create table identity.disablings (
  id text primary key,
  login_id text not null references identity.logins,
  disabled boolean not null,
  reason text not null,
  actor text,
  decided_at timestamptz not null
);
create index disablings_by_login on identity.disablings (login_id, id desc);

create table identity.role_grants (
  id text primary key,
  login_id text not null references identity.logins,
  role text not null check (role in ('trust_clerk', 'agency_admin', 'operator')),
  granted_by text,
  granted_at timestamptz not null,
  ended_at timestamptz
);
create unique index role_grants_open on identity.role_grants (login_id, role) where ended_at is null;
create table identity.facility_grants (
  id text primary key,
  login_id text not null references identity.logins,
  facility_id text not null,
  granted_by text,
  granted_at timestamptz not null,
  ended_at timestamptz
);
create unique index facility_grants_open on identity.facility_grants (login_id, facility_id) where ended_at is null;

-- A login exists from the moment its e-mail is proved, so nobody can take an address ahead of its owner.
create table identity.sign_ups (
  id text primary key,
  email text not null,
  email_key text not null,
  password_hash text not null,
  terms_kind text not null,
  terms_version text not null,
  resident_id text,
  lang text not null,
  signed_up_at timestamptz not null,
  verified_at timestamptz
);
create index sign_ups_by_email on identity.sign_ups (email_key, signed_up_at desc);

create table identity.invites (
  id text primary key,
  realm text not null check (realm in ('staff', 'operator')),
  email text not null,
  email_key text not null,
  name text not null,
  agency_id text,
  roles text[] not null,
  facilities text[] not null,
  lang text not null,
  invited_by text,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  check ((realm = 'staff') = (agency_id is not null))
);
create index invites_by_email on identity.invites (realm, email_key);
