-- The step after the password: a code by mail on a device we do not know, or a code of the app; and what an owner can do who
-- reads that somebody else came in.

alter table identity.link_requests drop constraint link_requests_purpose_check;
alter table identity.link_requests add constraint link_requests_purpose_check
  check (purpose in ('verify_email', 'reset_password', 'invite', 'sign_in_code', 'not_me', 'confirm_email', 'undo_email', 'stop_move'));
-- What its mail says besides: a device, a time. Never a secret.
alter table identity.link_requests add about jsonb not null default '{}';

-- A set of codes ends when another is made, or with the second factor itself.
alter table identity.recovery_codes add ended_at timestamptz;

-- A second factor that was shown and not confirmed yet.
create table identity.totp_setups (
  login_id text primary key references identity.logins,
  sealed_secret bytea not null,
  made_at timestamptz not null
);

-- Browsers that have proved the mailbox or a second factor of their login.
create table identity.devices (
  id text primary key,
  login_id text not null references identity.logins,
  device_hash bytea not null,
  known_since timestamptz not null,
  ended_at timestamptz
);
create unique index devices_known on identity.devices (login_id, device_hash) where ended_at is null;

-- A right password that still waits for its code. The code itself is nowhere: it follows from the id and the installation's key.
create table identity.sign_in_attempts (
  id text primary key,
  login_id text not null references identity.logins,
  code_by text not null check (code_by in ('mail', 'app')),
  token_hash bytea not null unique,
  tries int not null default 0,
  email_hash bytea not null,
  device_hash bytea not null,
  source_hash bytea,
  source_window timestamptz,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_attempts_by_age on identity.sign_in_attempts (made_at);

-- "This was not me": no password opens the login until a reset link was used.
create table identity.owner_locks (
  id text primary key,
  login_id text not null references identity.logins,
  locked_at timestamptz not null,
  opened_at timestamptz
);
create index owner_locks_open on identity.owner_locks (login_id) where opened_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['totp_setups', 'devices', 'sign_in_attempts', 'owner_locks'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('grant select, insert on identity.%I to kinline_app', name);
    execute format('create policy system on identity.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
grant update (ended_at) on identity.recovery_codes, identity.devices to kinline_app;
grant update (sealed_secret, made_at) on identity.totp_setups to kinline_app;
grant update (tries, used_at) on identity.sign_in_attempts to kinline_app;
grant update (opened_at) on identity.owner_locks to kinline_app;
grant delete on identity.totp_setups, identity.totp_factors, identity.sign_in_attempts to kinline_app;

alter table identity.sessions drop constraint sessions_end_reason_check;
alter table identity.sessions add constraint sessions_end_reason_check
  check (end_reason in ('signed_out', 'ended_by_owner', 'password_changed', 'disabled', 'replaced', 'not_me', 'email_changed', 'closed'));
alter table identity.password_changes drop constraint password_changes_how_check;
alter table identity.password_changes add constraint password_changes_how_check check (how in ('sign_up', 'invite', 'reset', 'owner'));
