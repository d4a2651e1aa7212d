-- A copy of everything that is kept of a customer, and the end of a login: two weeks to come back, then what no law wants kept is removed.

create table identity.copies (
  id text primary key,
  login_id text not null references identity.logins,
  lang text not null check (lang in ('en', 'es')),
  asked_at timestamptz not null,
  made_at timestamptz,
  json text,
  html text,
  expires_at timestamptz not null
);
create index copies_by_login on identity.copies (login_id, asked_at desc);

create table identity.closings (
  id text primary key,
  login_id text not null references identity.logins,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  cancelled_at timestamptz,
  done_at timestamptz,
  -- The name and address of who sent money stay as long as the law says, and go on this day.
  details_until timestamptz,
  details_removed_at timestamptz
);
create unique index closings_open on identity.closings (login_id) where cancelled_at is null and done_at is null;
create index closings_due on identity.closings (due_at) where cancelled_at is null and done_at is null;

alter table identity.copies enable row level security;
alter table identity.closings enable row level security;
grant select, insert on identity.copies, identity.closings to kinline_app;
grant update (made_at, json, html) on identity.copies to kinline_app;
grant update (cancelled_at, done_at, details_until, details_removed_at) on identity.closings to kinline_app;
create policy system on identity.copies to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on identity.closings to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy own on identity.copies for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy own on identity.closings for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.closings for select to kinline_app using (kernel.realm() = 'operator');

-- Only the system realm has a policy that lets it: what is left of a closed login.
grant delete on identity.copies, identity.passwords, identity.recovery_codes, identity.devices, identity.email_changes,
  identity.email_verifications, identity.personal_details to kinline_app;
grant update (user_agent) on identity.sessions to kinline_app;
grant update (name) on identity.logins to kinline_app;
