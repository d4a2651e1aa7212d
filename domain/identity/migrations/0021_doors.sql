-- One-time links, sessions, second factors, and the counters that slow guessing down.

-- Written alike for a known and an unknown address: only the mail job finds out whether there is anything to send.
-- No foreign keys here: checking one takes time, and that time would tell the two apart.
create table identity.link_requests (
  id text primary key,
  purpose text not null check (purpose in ('verify_email', 'reset_password', 'invite')),
  realm text not null,
  email_hash bytea not null,
  source_hash bytea not null,
  login_id text,
  sign_up_id text,
  invite_id text,
  lang text not null,
  capped boolean not null,
  requested_at timestamptz not null
);
create index link_requests_by_email on identity.link_requests (email_hash, requested_at);

-- Minted while the mail is being sent. A new link ends the ones before it.
create table identity.links (
  id text primary key,
  request_id text not null references identity.link_requests on delete cascade,
  purpose text not null,
  login_id text references identity.logins,
  sign_up_id text references identity.sign_ups on delete cascade,
  invite_id text references identity.invites,
  token_hash bytea not null unique,
  minted_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index links_by_login on identity.links (login_id) where used_at is null and ended_at is null;
create index links_by_sign_up on identity.links (sign_up_id) where used_at is null and ended_at is null;
create index links_by_invite on identity.links (invite_id) where used_at is null and ended_at is null;
create index links_by_request on identity.links (request_id);

create table identity.sessions (
  id text primary key,
  login_id text not null references identity.logins,
  realm text not null,
  token_hash bytea not null unique,
  user_agent text not null,
  signed_in_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'ended_by_owner', 'password_changed', 'disabled', 'replaced'))
);
create index sessions_open on identity.sessions (login_id) where ended_at is null;

create table identity.totp_factors (
  login_id text primary key references identity.logins,
  sealed_secret bytea not null,
  last_step bigint not null,
  enrolled_at timestamptz not null
);
create table identity.recovery_codes (
  id text primary key,
  login_id text not null references identity.logins,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  used_at timestamptz
);
create index recovery_codes_by_login on identity.recovery_codes (login_id);

-- Wrong tries in a row, per address (whether or not it has a login) and per device that has signed in before:
-- a stranger's tries never use up those of the owner's own phone.
create table identity.attempt_counters (
  email_hash bytea not null,
  device_hash bytea not null,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null,
  primary key (email_hash, device_hash)
);
create table identity.lockouts (
  id text primary key,
  email_hash bytea not null,
  failures int not null,
  locked_at timestamptz not null,
  locked_until timestamptz not null
);
create index lockouts_by_email on identity.lockouts (email_hash);
create table identity.source_counters (
  source_hash bytea not null,
  kind text not null,
  window_start timestamptz not null,
  used int not null,
  primary key (source_hash, kind, window_start)
);
