-- Passkeys: a key pair on somebody's phone or computer that opens the login by a finger, a face or a PIN. We keep the public half.

create table identity.passkeys (
  id text primary key,
  login_id text not null references identity.logins,
  credential_id bytea not null unique,
  public_key bytea not null,
  -- What the device knows the login by. No name and no address.
  user_handle bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  -- Kept by the maker of the device for the person's other devices too.
  backed_up boolean not null,
  name text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index passkeys_by_login on identity.passkeys (login_id) where ended_at is null;

-- A challenge is signed by the installation and written down only when it is answered: so each counts once.
create table identity.passkey_challenges (
  hash bytea primary key,
  expires_at timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['passkeys', 'passkey_challenges'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('grant select, insert, delete on identity.%I to kinline_app', name);
    execute format('create policy system on identity.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
grant update (sign_count, used_at, backed_up, ended_at) on identity.passkeys to kinline_app;
