-- News for an agency's own programs: where it is sent, what it says, and every try. The secrets are stored nowhere: each follows from its id here and
-- the installation's key.

create table directory.webhook_endpoints (
  id text primary key,
  agency_id text not null references directory.agencies (id),
  name text not null,
  url text not null,
  types text[] not null check (cardinality(types) > 0),
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  check ((ended_at is null) = (ended_by is null)),
  unique (id, agency_id)
);
create unique index webhook_endpoints_named on directory.webhook_endpoints (agency_id, lower(name)) where ended_at is null;

-- At most two count at a time: the newest, and until `ends_at` the one before.
create table directory.webhook_secrets (
  id text primary key,
  endpoint_id text not null,
  agency_id text not null,
  made_at timestamptz not null,
  made_by text not null,
  ends_at timestamptz,
  foreign key (endpoint_id, agency_id) references directory.webhook_endpoints (id, agency_id)
);
create index webhook_secrets_of on directory.webhook_secrets (endpoint_id, made_at desc);

-- The number of an agency's newest news. Its row is held until the news commits, so numbers are seen in their order and without gaps.
create table directory.webhook_counters (
  agency_id text primary key references directory.agencies (id),
  last bigint not null
);

create table directory.webhook_events (
  id text primary key,
  agency_id text not null references directory.agencies (id),
  sequence bigint not null,
  type text not null,
  -- The very bytes that are sent and signed, at every try.
  body text not null,
  at timestamptz not null,
  -- A test is for one endpoint alone.
  only_endpoint text references directory.webhook_endpoints (id),
  unique (agency_id, sequence),
  unique (id, agency_id)
);
create index webhook_events_by_time on directory.webhook_events (agency_id, at);
create index webhook_events_old on directory.webhook_events (at);

create table directory.webhook_deliveries (
  endpoint_id text not null,
  event_id text not null,
  agency_id text not null,
  state text not null check (state in ('waiting', 'delivered', 'parked')),
  -- Since when it is tried; a replay begins anew.
  since timestamptz not null,
  due_at timestamptz not null,
  tries int not null default 0,
  -- Whoever sends it has it until then; who died gives it back by that.
  leased_until timestamptz,
  last_at timestamptz,
  last_status int,
  last_trouble text,
  primary key (endpoint_id, event_id),
  foreign key (endpoint_id, agency_id) references directory.webhook_endpoints (id, agency_id),
  foreign key (event_id, agency_id) references directory.webhook_events (id, agency_id) on delete cascade
);
create index webhook_deliveries_due on directory.webhook_deliveries (endpoint_id, due_at) where state = 'waiting';
create index webhook_deliveries_of_event on directory.webhook_deliveries (event_id);

create table directory.webhook_attempts (
  id bigint generated always as identity primary key,
  endpoint_id text not null,
  event_id text not null,
  agency_id text not null,
  at timestamptz not null,
  took_ms int not null,
  status int,
  trouble text,
  answer text not null,
  foreign key (endpoint_id, event_id) references directory.webhook_deliveries (endpoint_id, event_id) on delete cascade
);
create index webhook_attempts_of on directory.webhook_attempts (endpoint_id, event_id, id);

alter table directory.webhook_endpoints enable row level security;
alter table directory.webhook_secrets enable row level security;
alter table directory.webhook_counters enable row level security;
alter table directory.webhook_events enable row level security;
alter table directory.webhook_deliveries enable row level security;
alter table directory.webhook_attempts enable row level security;
grant select, insert, update (name, url, types, ended_at, ended_by) on directory.webhook_endpoints to kinline_app;
grant select, insert, update (ends_at) on directory.webhook_secrets to kinline_app;
grant select, insert, update (last) on directory.webhook_counters to kinline_app;
grant select, insert, delete on directory.webhook_events to kinline_app;
grant select, insert, update (state, since, due_at, tries, leased_until, last_at, last_status, last_trouble) on directory.webhook_deliveries to kinline_app;
grant select, insert on directory.webhook_attempts to kinline_app;

create policy system on directory.webhook_endpoints to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on directory.webhook_secrets to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on directory.webhook_counters to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on directory.webhook_events to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on directory.webhook_deliveries to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on directory.webhook_attempts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
-- Admins who work at all of the agency see theirs. What opens (the ids of the secrets) only the system sees.
create policy admin_reads on directory.webhook_endpoints for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'agency_admin' = any (kernel.roles()))
    and kernel.works_at(null, (select kernel.facilities())));
create policy admin_reads on directory.webhook_events for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'agency_admin' = any (kernel.roles()))
    and kernel.works_at(null, (select kernel.facilities())));
create policy admin_reads on directory.webhook_deliveries for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'agency_admin' = any (kernel.roles()))
    and kernel.works_at(null, (select kernel.facilities())));
create policy admin_reads on directory.webhook_attempts for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and (select 'agency_admin' = any (kernel.roles()))
    and kernel.works_at(null, (select kernel.facilities())));
