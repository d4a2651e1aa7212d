-- Who may use which service with whom: what customers ask, every step of the answer, and what they choose themselves.
-- Asks and steps are only added. The newest step says how an ask stands.

-- Whether the scope works where this person is now. Staff without named facilities work at all of their agency.
create function directory.works_at(person text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return kernel.facilities() is null
    or exists (select 1 from directory.residents r where r.id = person and r.facility_id = any (kernel.facilities()));

create table directory.approval_asks (
  id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  service text not null check (service in ('money', 'mail', 'visits')),
  relationship text not null,
  message text,
  -- What a clerk compares with the person's list, as it was on the day of asking.
  customer_name text not null,
  birth_date date not null,
  place text not null,
  -- Both names and the number, folded, for the work list's search.
  search text not null,
  lang text not null check (lang in ('en', 'es')),
  asked_at timestamptz not null,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id),
  unique (id, customer, resident_id, agency_id, service)
);
create index approval_asks_of_pair on directory.approval_asks (customer, resident_id, asked_at desc);
create index approval_asks_of_agency on directory.approval_asks (agency_id, asked_at, id);
create index approval_asks_of_resident on directory.approval_asks (resident_id, service);

create table directory.approval_steps (
  ask_id text not null,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('asked', 'resident_agreed', 'approved', 'denied', 'withdrawn', 'revoked', 'expired')),
  at timestamptz not null,
  actor text,
  reason_code text,
  -- The reason in both languages as the agency worded it that day, and what the clerk added.
  reason jsonb,
  words text,
  valid_until timestamptz,
  -- Where the person was when it was approved, and whether it was one of the places for money alone.
  facility_id text,
  money_only boolean not null default false,
  -- Whose it is, again: so that who may see a step never depends on what another table shows.
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  service text not null,
  primary key (ask_id, seq),
  foreign key (ask_id, customer, resident_id, agency_id, service)
    references directory.approval_asks (id, customer, resident_id, agency_id, service),
  check ((kind = 'approved') = (facility_id is not null)),
  check (kind not in ('denied', 'revoked') or reason_code is not null)
);
-- An ask is decided once and ends once, whatever meets.
create unique index approval_steps_decided on directory.approval_steps (ask_id) where kind in ('approved', 'denied');
create unique index approval_steps_ended on directory.approval_steps (ask_id) where kind in ('denied', 'withdrawn', 'revoked', 'expired');
create index approval_steps_due on directory.approval_steps (valid_until) where kind = 'approved' and valid_until is not null;

-- What a customer decides about a person: blocked or not, letters paused or not. The newest row of each pair of kinds holds.
create table directory.contact_choices (
  id bigint generated always as identity primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  kind text not null check (kind in ('block', 'unblock', 'pause_mail', 'resume_mail')),
  chosen_at timestamptz not null,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id)
);
create index contact_choices_of_customer on directory.contact_choices (customer, resident_id, id desc);

-- "Don't let me send money." There is no way to take it back before its end.
create table directory.self_bars (
  id text primary key,
  customer text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  check (until_at >= from_at + interval '365 days')
);
create index self_bars_of_customer on directory.self_bars (customer, until_at);

-- To whom of an agency a customer sent money first.
create table directory.sender_ties (
  customer text not null,
  agency_id text not null,
  resident_id text not null,
  tied_at timestamptz not null,
  primary key (customer, agency_id),
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id)
);

-- What a resident is to be told. Shown where he signs in; until then it waits here.
create table directory.resident_notices (
  id bigint generated always as identity primary key,
  resident_id text not null,
  agency_id text not null,
  kind text not null check (kind in ('approved', 'denied', 'revoked', 'expired')),
  service text not null,
  about text not null,
  told_at timestamptz not null,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id)
);
create index resident_notices_of on directory.resident_notices (resident_id, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['approval_asks', 'approval_steps', 'contact_choices', 'self_bars', 'sender_ties', 'resident_notices'] loop
    execute format('create trigger %I before update or delete or truncate on directory.%I for each statement execute function directory.refuse_change()', name || '_stay', name);
    execute format('alter table directory.%I enable row level security', name);
    execute format('grant select, insert on directory.%I to kinline_app', name);
    execute format('create policy system on directory.%I for select to kinline_app using ((select kernel.realm()) = ''system'')', name);
  end loop;
  foreach name in array array['approval_asks', 'approval_steps', 'contact_choices', 'self_bars', 'sender_ties'] loop
    execute format('create policy own on directory.%I for select to kinline_app using ((select kernel.realm()) = ''customer'' and customer = (select kernel.actor()))', name);
  end loop;
  foreach name in array array['approval_asks', 'approval_steps', 'resident_notices'] loop
    execute format('create policy staff on directory.%I for select to kinline_app using ((select kernel.realm()) = ''staff'' and agency_id = (select kernel.agency()) and directory.works_at(resident_id))', name);
    execute format('create policy resident on directory.%I for select to kinline_app using ((select kernel.realm()) = ''resident'' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()))', name);
  end loop;
end $$;

create policy asked on directory.approval_asks for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor()
    and exists (select 1 from directory.contacts c where c.customer = kernel.actor() and c.resident_id = approval_asks.resident_id and c.removed_at is null));
create policy own_step on directory.approval_steps for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and actor = kernel.actor() and kind in ('asked', 'withdrawn'));
create policy staff_step on directory.approval_steps for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and directory.works_at(resident_id) and actor = kernel.actor()
    and kind in ('resident_agreed', 'approved', 'denied', 'revoked'));
create policy time_step on directory.approval_steps for insert to kinline_app
  with check (kernel.realm() = 'system' and actor is null and kind = 'expired');
create policy chosen on directory.contact_choices for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor()
    and exists (select 1 from directory.contacts c where c.customer = kernel.actor() and c.resident_id = contact_choices.resident_id and c.removed_at is null));
create policy barred on directory.self_bars for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());
create policy tied on directory.sender_ties for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());
create policy told on directory.resident_notices for insert to kinline_app
  with check (kernel.realm() = 'system' or (kernel.realm() = 'staff' and agency_id = kernel.agency() and directory.works_at(resident_id)));

-- Asks as they stand.
create view directory.v_approval_asks with (security_invoker = true) as
  select a.id, a.customer, a.resident_id, a.agency_id, a.service, a.relationship, a.message, a.customer_name, a.birth_date, a.place, a.search, a.lang,
         a.asked_at, case when s.kind = 'asked' then 'waiting' else s.kind end as state, s.at as state_at, s.reason_code, s.reason, s.words, s.valid_until,
         s.facility_id as approved_at_facility, s.money_only
  from directory.approval_asks a
  cross join lateral (
    select * from directory.approval_steps x where x.ask_id = a.id and x.kind <> 'resident_agreed' order by x.seq desc limit 1
  ) s;
grant select on directory.v_approval_asks to kinline_app;
