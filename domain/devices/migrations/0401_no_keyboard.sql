-- Whether a device has keys of its own was asked and never used: a tablet brings its own keyboard to the screen.
drop function devices.read_door(bytea, bytea, timestamptz, interval);
alter table devices.devices drop column keyboard;

-- As it was, without that.
create function devices.read_door(device_token bytea, session_token bytea, moment timestamptz, writing interval)
  returns table (device_id text, agency_id text, facility_id text, name text, time_zone text, kind text,
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
  return query select d.device_id, d.agency_id, d.facility_id, d.name, d.time_zone, d.kind,
    s.session_id, s.resident_id, who, s.must_change, s.ends_at, s.extended_at is not null;
end $$;
revoke all on function devices.read_door from public;
grant execute on function devices.read_door to kinline_app;
