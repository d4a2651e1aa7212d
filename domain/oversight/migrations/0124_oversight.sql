-- Staff and operators who look where they have no work. Whoever is meant by a row does not read it, whatever his roles.

create schema oversight;
grant usage on schema oversight to kinline_app;

-- Who reads what is said of an agency's people; of operators (agency null) other operators do.
create function oversight.may_watch(agency text, login text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce(login is distinct from kernel.actor() and case kernel.realm()
    when 'system' then true
    when 'operator' then agency is null
    when 'staff' then agency = kernel.agency() and kernel.works_at(null, kernel.facilities())
      and kernel.roles() && array['agency_admin', 'ombuds', 'investigator']
  end, false);

create table oversight.reports (
  id text primary key,
  agency_id text,
  week date not null,
  time_zone text not null,
  made_at timestamptz not null,
  unique nulls not distinct (agency_id, week)
);

-- What everybody looked at in that week, in numbers.
create table oversight.measures (
  report_id text not null references oversight.reports,
  agency_id text,
  login_id text not null,
  name text not null,
  role text not null,
  looks int not null,
  people int not null,
  without_work int not null,
  most_in_a_day int not null,
  late int not null,
  primary key (report_id, login_id)
);
create index measures_of_login on oversight.measures (login_id);

-- What stood out: a day's alert, or a week's line. Both at most once a week for one person.
create table oversight.flags (
  id text primary key,
  agency_id text,
  login_id text not null,
  name text not null,
  week date not null,
  span text not null check (span in ('day', 'week')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  reasons jsonb not null,
  raised_at timestamptz not null,
  unique (login_id, week, span),
  unique (id, login_id)
);
create index flags_of_agency on oversight.flags (agency_id, week desc);

create table oversight.flag_answers (
  flag_id text primary key,
  -- Whom the flag means: nobody answers for himself.
  login_id text not null,
  agency_id text,
  note text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  foreign key (flag_id, login_id) references oversight.flags (id, login_id),
  constraint answered_by_another check (answered_by <> login_id)
);

create function oversight.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'oversight.% is append-only', tg_table_name using errcode = '42501';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['reports', 'measures', 'flags', 'flag_answers'] loop
    execute format('create trigger %I before update or delete or truncate on oversight.%I for each statement execute function oversight.refuse_change()', name || '_stay', name);
    execute format('alter table oversight.%I enable row level security', name);
    execute format('grant select, insert on oversight.%I to kinline_app', name);
    execute format('create policy read on oversight.%I for select to kinline_app using (oversight.may_watch(agency_id, %s))', name,
      case name when 'reports' then '''''' else 'login_id' end);
  end loop;
  foreach name in array array['reports', 'measures', 'flags'] loop
    execute format('create policy made on oversight.%I for insert to kinline_app with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
create policy answered on oversight.flag_answers for insert to kinline_app
  with check (kernel.realm() in ('staff', 'operator') and answered_by = kernel.actor() and oversight.may_watch(agency_id, login_id)
    and exists (select 1 from oversight.flags f where f.id = flag_id and f.agency_id is not distinct from flag_answers.agency_id));
