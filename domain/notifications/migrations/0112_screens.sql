-- Screens (of phones and other browsers) whose owner wants notices on them. Each hangs on the session it was added in, and ends with it.

create table notifications.screens (
  id text primary key,
  login_id text not null,
  session_id text not null,
  -- Where its push service takes messages for it, and the keys that lock them. Emptied when it ends.
  endpoint text,
  endpoint_hash bytea,
  p256dh bytea,
  auth bytea,
  user_agent text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('owner', 'signed_out', 'gone', 'added_again')),
  check ((ended_at is null) = (end_reason is null)),
  check (ended_at is not null or num_nonnulls(endpoint, endpoint_hash, p256dh, auth) = 4)
);
-- One screen, one owner: who adds it last.
create unique index screens_open on notifications.screens (endpoint_hash) where ended_at is null;
create index screens_by_login on notifications.screens (login_id, added_at desc);

-- Which screen has taken which delivery, so that a repeated try goes only to those that have not.
create table notifications.screen_receipts (
  delivery_id text not null references notifications.deliveries,
  screen_id text not null references notifications.screens on delete cascade,
  at timestamptz not null,
  primary key (delivery_id, screen_id)
);
create index screen_receipts_by_screen on notifications.screen_receipts (screen_id);

do $$
declare
  name text;
begin
  foreach name in array array['screens', 'screen_receipts'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('grant select, insert on notifications.%I to kinline_app', name);
    execute format('create policy system on notifications.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
grant update (endpoint, endpoint_hash, p256dh, auth, ended_at, end_reason) on notifications.screens to kinline_app;
grant delete on notifications.screens, notifications.screen_receipts to kinline_app;
