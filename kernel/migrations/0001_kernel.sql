-- What every room stands on: who asks (the scope of a transaction), the outbox, jobs, the audit trail, the sandbox clock.

create schema kernel;
grant usage on schema kernel to kinline_app;

-- Policies read the scope from these. Without a scope they are null, and null matches no row.
create function kernel.realm() returns text language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return nullif(current_setting('kinline.realm', true), '');
create function kernel.actor() returns text language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return nullif(current_setting('kinline.actor', true), '');
create function kernel.agency() returns text language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return nullif(current_setting('kinline.agency', true), '');
create function kernel.facilities() returns text[] language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return string_to_array(nullif(current_setting('kinline.facilities', true), ''), ',');

-- News on its way upwards. Any realm may tell news (through kernel.publish); only the system reads and marks it.
create table kernel.outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  request text not null,
  delivered_at timestamptz
);
create index outbox_waiting on kernel.outbox (id) where delivered_at is null;
create table kernel.deliveries (
  event_id bigint not null references kernel.outbox,
  subscriber text not null,
  primary key (event_id, subscriber)
);

-- The event and the job that delivers it, in the caller's transaction. Refuses a transaction without a scope.
create function kernel.publish(name text, payload jsonb, request text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  event_id bigint;
begin
  if kernel.realm() is null then
    raise exception 'news needs a scope' using errcode = '42501';
  end if;
  insert into kernel.outbox (name, payload, request) values (publish.name, publish.payload, publish.request)
    returning id into event_id;
  perform jobs.add_job('kernel.deliver', json_build_object('event', event_id::text), 'outbox:' || event_id, null, 25);
  return event_id;
end $$;
revoke all on function kernel.publish from public;
grant execute on function kernel.publish to kinline_app;

-- Who looked at what and who did what. Append-only; sealed per agency into a hash chain.
create table kernel.audit_rows (
  id bigint generated always as identity primary key,
  agency_id text,
  realm text not null,
  actor text,
  action text not null,
  subject text not null,
  details jsonb not null,
  request text not null,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id()
);
create index audit_rows_by_agency on kernel.audit_rows (agency_id, id);
create table kernel.audit_seals (
  chain text not null,
  seq bigint not null,
  row_ids bigint[] not null,
  hash bytea not null,
  previous_hash bytea,
  at timestamptz not null,
  primary key (chain, seq)
);
create table kernel.audit_sealed (
  row_id bigint primary key,
  chain text not null,
  seq bigint not null
);
create function kernel.audit_line(r kernel.audit_rows) returns text language sql stable
  set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  return jsonb_build_array(r.id, r.agency_id, r.realm, r.actor, r.action, r.subject, r.details, r.request, r.at)::text;

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger audit_rows_stay before update or delete or truncate on kernel.audit_rows for each statement execute function kernel.refuse_change();
create trigger audit_seals_stay before update or delete or truncate on kernel.audit_seals for each statement execute function kernel.refuse_change();
create trigger audit_sealed_stay before update or delete or truncate on kernel.audit_sealed for each statement execute function kernel.refuse_change();

-- How far the sandbox's business clock runs ahead of the real one. The newest row holds.
create table kernel.clock_moves (
  id bigint generated always as identity primary key,
  ahead_ms bigint not null,
  moved_by text,
  moved_at timestamptz not null
);

alter table kernel.outbox enable row level security;
alter table kernel.deliveries enable row level security;
alter table kernel.audit_rows enable row level security;
alter table kernel.audit_seals enable row level security;
alter table kernel.audit_sealed enable row level security;
alter table kernel.clock_moves enable row level security;

grant select, update (delivered_at) on kernel.outbox to kinline_app;
grant select, insert on kernel.deliveries, kernel.audit_rows, kernel.audit_seals, kernel.audit_sealed, kernel.clock_moves to kinline_app;

create policy read on kernel.outbox for select to kinline_app using (kernel.realm() = 'system');
create policy marked on kernel.outbox for update to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on kernel.deliveries to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy written on kernel.audit_rows for insert to kinline_app with check (kernel.realm() is not null and realm = kernel.realm() and actor is not distinct from kernel.actor());
create policy read on kernel.audit_rows for select to kinline_app
  using (kernel.realm() in ('system', 'operator') or (kernel.realm() = 'staff' and agency_id = kernel.agency()));
create policy seals on kernel.audit_seals to kinline_app using (kernel.realm() in ('system', 'operator')) with check (kernel.realm() = 'system');
create policy sealed on kernel.audit_sealed to kinline_app using (kernel.realm() in ('system', 'operator')) with check (kernel.realm() = 'system');
create policy clock_read on kernel.clock_moves for select to kinline_app using (kernel.realm() in ('system', 'operator'));
create policy clock_move on kernel.clock_moves for insert to kinline_app with check (kernel.realm() = 'operator' and moved_by = kernel.actor());
