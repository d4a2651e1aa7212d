-- Addresses that mail does not reach, addresses without a login that want no more of a kind, and what other systems told us afterwards.

create table notifications.dead_addresses (
  id text primary key,
  -- As it is looked up: lower case.
  address text not null,
  answer text not null,
  attempt_id text references notifications.attempts,
  marked_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by text,
  -- 'proved': its owner did something only a reader of its mail can do. 'operator': to be tried again.
  clear_reason text check (clear_reason in ('proved', 'operator', 'closed')),
  check ((cleared_at is null) = (clear_reason is null))
);
create unique index dead_addresses_open on notifications.dead_addresses (address) where cleared_at is null;
create index dead_addresses_by_time on notifications.dead_addresses (marked_at desc);

create table notifications.silenced (
  id text primary key,
  address text not null,
  kind text not null,
  silenced_by text not null check (silenced_by in ('link', 'complaint')),
  silenced_at timestamptz not null,
  ended_at timestamptz
);
create unique index silenced_open on notifications.silenced (address, kind) where ended_at is null;

-- News of a try that came later: a mail came back, a phone got its text, somebody pressed "spam".
create table notifications.reports (
  id text primary key,
  attempt_id text not null references notifications.attempts,
  what text not null check (what in ('delivered', 'delayed', 'bounced', 'complained')),
  detail text not null,
  at timestamptz not null,
  unique (attempt_id, what)
);

do $$
declare
  name text;
begin
  foreach name in array array['dead_addresses', 'silenced', 'reports'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('grant select, insert on notifications.%I to kinline_app', name);
    execute format('create policy system on notifications.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
    execute format('create policy operators on notifications.%I for select to kinline_app using (kernel.realm() = ''operator'')', name);
  end loop;
end $$;
grant update (address, cleared_at, cleared_by, clear_reason) on notifications.dead_addresses to kinline_app;
grant update (address, ended_at) on notifications.silenced to kinline_app;
