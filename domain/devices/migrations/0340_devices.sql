-- Tablets and kiosks inside, and who comes in at them: PINs, wrong tries, sessions. All of it opens doors, so only the system reads it.

create schema devices;
grant usage on schema devices to kinline_app;

create table devices.devices (
  device_id text primary key,
  agency_id text not null,
  facility_id text not null,
  name text not null,
  -- Of its facility: pages there show the time.
  time_zone text not null,
  kind text not null check (kind in ('tablet', 'kiosk')),
  -- It has no keyboard of its own, so pages show ours.
  keyboard boolean not null,
  -- Typed once at the device; ends then, or by itself.
  code_hash bytea not null unique,
  code_until timestamptz not null,
  -- What the device shows from then on.
  token_hash bytea unique,
  made_at timestamptz not null,
  made_by text not null,
  enrolled_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  check ((token_hash is null) = (enrolled_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index devices_named on devices.devices (facility_id, lower(name)) where ended_at is null;
create index devices_by_agency on devices.devices (agency_id, device_id desc);

-- A slip's PIN ends by itself and is changed at its first use; his own does not end.
create table devices.pins (
  resident_id text primary key,
  agency_id text not null,
  hash text not null,
  slip_until timestamptz,
  set_at timestamptz not null,
  set_by text not null
);

-- Wrong tries in a row: of a person's number at one device, or of a device. A keyed digest, so that it says nothing of numbers that were only tried.
create table devices.tries (
  subject bytea primary key,
  -- Whose number, over all devices: a new slip forgets all of them. Null for a device.
  person bytea,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index tries_old on devices.tries (last_at);
create index tries_by_person on devices.tries (person) where person is not null;

create table devices.sessions (
  session_id text primary key,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  device_id text not null references devices.devices,
  token_hash bytea not null unique,
  must_change boolean not null,
  started_at timestamptz not null,
  -- For so long nobody may touch the device. Over then, and in any case when its time is up.
  patience interval not null,
  alive_until timestamptz not null,
  ends_at timestamptz not null,
  extended_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'replaced', 'pin_changed', 'device_ended')),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_open_by_device on devices.sessions (device_id) where ended_at is null;
create index sessions_open_by_resident on devices.sessions (resident_id) where ended_at is null;
create index sessions_old on devices.sessions (started_at);

do $$
declare
  name text;
begin
  foreach name in array array['devices', 'pins', 'tries', 'sessions'] loop
    execute format('alter table devices.%I enable row level security', name);
    execute format('grant select, insert on devices.%I to kinline_app', name);
    execute format('create policy system on devices.%I to kinline_app using ((select kernel.realm()) = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
grant update (token_hash, enrolled_at, ended_at, ended_by) on devices.devices to kinline_app;
grant update (hash, slip_until, set_at, set_by) on devices.pins to kinline_app;
grant update (failures, locked_until, last_at), delete on devices.tries to kinline_app;
grant update (must_change, ends_at, extended_at, alive_until, ended_at, end_reason), delete on devices.sessions to kinline_app;

-- The one question every request from inside asks: which device is this, and who is signed in at it? Answers only to who holds the tokens. A session
-- lives at its own device alone, and ends when the person is held there no more.
create function devices.read_door(device_token bytea, session_token bytea, moment timestamptz, writing interval)
  returns table (device_id text, agency_id text, facility_id text, name text, time_zone text, kind text, keyboard boolean,
                 session_id text, resident_id text, given_name text, must_change boolean, ends_at timestamptz, extended boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d devices.devices;
  s devices.sessions;
  who text;
begin
  select * into d from devices.devices x where x.token_hash = device_token and x.ended_at is null;
  if not found then
    return;
  end if;
  if d.seen_at is null or d.seen_at < moment - interval '1 minute' then
    update devices.devices x set seen_at = moment where x.device_id = d.device_id;
  end if;
  select x.* into s from devices.sessions x
    where x.token_hash = session_token and x.device_id = d.device_id and x.ended_at is null and x.alive_until > moment and x.ends_at > moment;
  if found then
    select r.given_name into who from directory.v_residents r where r.id = s.resident_id and r.facility_id = d.facility_id and r.status = 'here';
    if who is null then
      s := null;
    elsif s.alive_until < least(s.ends_at, moment + coalesce(writing, s.patience)) - interval '5 seconds' then
      update devices.sessions x set alive_until = least(x.ends_at, moment + coalesce(writing, x.patience)) where x.session_id = s.session_id and x.ended_at is null;
    end if;
  end if;
  return query select d.device_id, d.agency_id, d.facility_id, d.name, d.time_zone, d.kind, d.keyboard,
    s.session_id, s.resident_id, who, s.must_change, s.ends_at, s.extended_at is not null;
end $$;
revoke all on function devices.read_door from public;
grant execute on function devices.read_door to kinline_app;
