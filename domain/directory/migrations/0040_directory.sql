-- Agencies and their dated policies, facilities, the people held there, and who knows whom.

create schema directory;
grant usage on schema directory to kinline_app;

create table directory.agencies (
  id text primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  short_name text not null,
  state_code text not null check (state_code ~ '^[A-Z]{2}$'),
  kind text not null check (kind in ('prison', 'jail')),
  time_zone text not null,
  number_format jsonb not null,
  created_at timestamptz not null,
  created_by text
);
create index agencies_by_state on directory.agencies (state_code);

-- An agency is public from its opening on; until then only operators see it.
create table directory.openings (
  agency_id text primary key references directory.agencies,
  opened_at timestamptz not null,
  opened_by text
);

create table directory.facilities (
  id text primary key,
  agency_id text not null references directory.agencies,
  name text not null,
  city text not null,
  time_zone text not null,
  created_at timestamptz not null,
  created_by text,
  unique (agency_id, name),
  unique (id, agency_id)
);

-- What an agency lays down, one row per decision. The newest row whose day has come holds; nothing is overwritten.
create table directory.policies (
  id text primary key,
  seq bigint generated always as identity,
  agency_id text not null references directory.agencies,
  facility_id text,
  kind text not null check (kind in ('fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services')),
  effective_from timestamptz not null,
  body jsonb not null,
  set_at timestamptz not null,
  set_by text,
  foreign key (facility_id, agency_id) references directory.facilities (id, agency_id),
  check ((kind = 'services') = (facility_id is not null))
);
create index policies_in_force on directory.policies (agency_id, kind, effective_from desc, seq desc);

create table directory.residents (
  id text primary key,
  agency_id text not null references directory.agencies,
  number text not null,
  created_at timestamptz not null,
  created_by text,
  unique (agency_id, number),
  unique (id, agency_id)
);

-- Name, place and status as the agency last told them, and every time before.
create table directory.resident_records (
  id bigint generated always as identity primary key,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  given_name text not null,
  family_name text not null,
  unit text not null,
  status text not null check (status in ('here', 'released', 'hidden')),
  recorded_at timestamptz not null,
  recorded_by text,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id),
  foreign key (facility_id, agency_id) references directory.facilities (id, agency_id)
);
create index resident_records_newest on directory.resident_records (resident_id, id desc);

create table directory.contacts (
  id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id)
);
create unique index contacts_once on directory.contacts (customer, resident_id) where removed_at is null;

-- How often one source has looked people up in an hour. The source is a keyed digest, not an address.
create table directory.search_budgets (
  source bytea not null,
  hour timestamptz not null,
  used int not null,
  primary key (source, hour)
);

create function directory.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'directory.% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger policies_stay before update or delete or truncate on directory.policies for each statement execute function directory.refuse_change();
create trigger resident_records_stay before update or delete or truncate on directory.resident_records for each statement execute function directory.refuse_change();

alter table directory.agencies enable row level security;
alter table directory.openings enable row level security;
alter table directory.facilities enable row level security;
alter table directory.policies enable row level security;
alter table directory.residents enable row level security;
alter table directory.resident_records enable row level security;
alter table directory.contacts enable row level security;
alter table directory.search_budgets enable row level security;

grant select, insert on directory.agencies, directory.openings, directory.facilities, directory.policies, directory.residents, directory.resident_records to kinline_app;
grant select, insert, update (removed_at) on directory.contacts to kinline_app;
grant select, delete on directory.search_budgets to kinline_app;

-- Which agencies a scope may read: the open ones for families, its own for staff and residents, all for operators.
create function directory.may_read_agency(agency text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return case kernel.realm()
    when 'operator' then true
    when 'system' then true
    when 'staff' then agency = kernel.agency()
    when 'resident' then agency = kernel.agency()
    when 'public' then exists (select 1 from directory.openings o where o.agency_id = agency)
    when 'customer' then exists (select 1 from directory.openings o where o.agency_id = agency)
    else false
  end;

create policy read on directory.openings for select to kinline_app using ((select kernel.realm()) is not null);
create policy read on directory.agencies for select to kinline_app using (directory.may_read_agency(id));
create policy read on directory.facilities for select to kinline_app using (directory.may_read_agency(agency_id));
create policy read on directory.policies for select to kinline_app using (directory.may_read_agency(agency_id));
create policy written on directory.agencies for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and created_by is not distinct from kernel.actor());
create policy written on directory.openings for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and opened_by is not distinct from kernel.actor());
create policy written on directory.facilities for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and created_by is not distinct from kernel.actor());
create policy written on directory.policies for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and set_by is not distinct from kernel.actor());

-- Nobody in public reads people here; the look-up function below is the only way in. Customers read the people they added.
create policy staff on directory.residents for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()));
create policy own on directory.residents for select to kinline_app
  using ((select kernel.realm()) = 'resident' and id = (select kernel.actor()) and agency_id = (select kernel.agency()));
create policy contacts on directory.residents for select to kinline_app
  using ((select kernel.realm()) = 'customer' and id in (select c.resident_id from directory.contacts c where c.customer = (select kernel.actor()) and c.removed_at is null));
create policy house on directory.residents for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy written on directory.residents for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and created_by is not distinct from kernel.actor());

create policy staff on directory.resident_records for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()));
create policy own on directory.resident_records for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()));
create policy contacts on directory.resident_records for select to kinline_app
  using ((select kernel.realm()) = 'customer' and resident_id in (select c.resident_id from directory.contacts c where c.customer = (select kernel.actor()) and c.removed_at is null));
create policy house on directory.resident_records for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy written on directory.resident_records for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and recorded_by is not distinct from kernel.actor());

create policy own on directory.contacts for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy house on directory.contacts for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy added on directory.contacts for insert to kinline_app
  with check ((kernel.realm() = 'customer' and customer = kernel.actor()) or kernel.realm() = 'system');
create policy removed on directory.contacts for update to kinline_app
  using (kernel.realm() = 'customer' and customer = kernel.actor() and removed_at is null)
  with check (kernel.realm() = 'customer' and customer = kernel.actor());

create policy swept on directory.search_budgets to kinline_app using (kernel.realm() = 'system');

-- The public look-up: one agency, one whole number, at most one row, nothing the result page doesn't show. Exact
-- equality on a normalised number, so there are no prefixes and no wildcards to play with.
create function directory.find_resident(agency text, resident_number text)
  returns table (resident_id text, agency_id text, number text, given_name text, family_name text, facility_id text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.id, r.agency_id, r.number, c.given_name, c.family_name, c.facility_id
  from directory.residents r
  cross join lateral (
    select * from directory.resident_records rr where rr.resident_id = r.id order by rr.id desc limit 1
  ) c
  where r.agency_id = find_resident.agency and r.number = find_resident.resident_number
    and c.status = 'here'
    and directory.may_read_agency(r.agency_id)
$$;
revoke all on function directory.find_resident from public;
grant execute on function directory.find_resident to kinline_app;

-- Counts one look-up of a source and says how many it has had this hour.
create function directory.spend_search(spender bytea, in_hour timestamptz) returns int
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into directory.search_budgets as b (source, hour, used) values (spender, in_hour, 1)
    on conflict (source, hour) do update set used = b.used + 1
    returning used
$$;
revoke all on function directory.spend_search from public;
grant execute on function directory.spend_search to kinline_app;

-- People as they are now, for the modules above. Shows what the reader's own scope may see.
create view directory.v_residents with (security_invoker = true) as
  select r.id, r.agency_id, r.number, c.given_name, c.family_name, c.facility_id, c.unit, c.status
  from directory.residents r
  cross join lateral (
    select * from directory.resident_records rr where rr.resident_id = r.id order by rr.id desc limit 1
  ) c;
grant select on directory.v_residents to kinline_app;
