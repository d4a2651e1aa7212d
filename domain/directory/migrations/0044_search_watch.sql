-- Who looks people up like a collector: what one source has looked for, canaries (people who don't exist), and alerts for operators.

-- What a source looked for on a day ('name') and whom it was shown ('found'), as keyed digests. Forgotten after two days.
create table directory.search_seen (
  source bytea not null,
  day date not null,
  kind text not null check (kind in ('name', 'found')),
  what bytea not null,
  primary key (source, day, kind, what)
);
-- How often in a row a source asked for the next number.
create table directory.search_steps (
  source bytea not null,
  day date not null,
  stem text not null,
  last_number numeric not null,
  run int not null,
  primary key (source, day, stem)
);
alter table directory.search_seen enable row level security;
alter table directory.search_steps enable row level security;
grant select, delete on directory.search_seen, directory.search_steps to kinline_app;
create policy swept on directory.search_seen to kinline_app using (kernel.realm() = 'system');
create policy swept on directory.search_steps to kinline_app using (kernel.realm() = 'system');

-- Notes what was looked for or shown and says how many different ones that makes today.
create function directory.note_seen(spender bytea, on_day date, seen_kind text, seen bytea[]) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if kernel.realm() is null then raise exception 'a look-up needs a scope' using errcode = '42501'; end if;
  insert into directory.search_seen (source, day, kind, what) select spender, on_day, seen_kind, w from unnest(seen) w order by w on conflict do nothing;
  return (select count(*) from directory.search_seen s where s.source = spender and s.day = on_day and s.kind = seen_kind);
end $$;
revoke all on function directory.note_seen from public;
grant execute on function directory.note_seen to kinline_app;

-- How many numbers in a row, each at most three from the one before, this source has asked for with the same letters around.
create function directory.note_number(spender bytea, on_day date, number_stem text, asked numeric) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  in_a_row int;
begin
  if kernel.realm() is null then raise exception 'a look-up needs a scope' using errcode = '42501'; end if;
  insert into directory.search_steps as s (source, day, stem, last_number, run) values (spender, on_day, number_stem, asked, 1)
    on conflict (source, day, stem) do update set last_number = asked,
      run = case when asked = s.last_number then s.run when abs(asked - s.last_number) <= 3 then s.run + 1 else 1 end
    returning run into in_a_row;
  return in_a_row;
end $$;
revoke all on function directory.note_number from public;
grant execute on function directory.note_number to kinline_app;

-- People who don't exist. They stand beside the roster, never on it, so no list, import or letter can meet them.
create table directory.canaries (
  id text primary key,
  agency_id text not null references directory.agencies,
  number text not null,
  given_name text not null,
  family_name text not null,
  planted_at timestamptz not null,
  planted_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index canaries_by_number on directory.canaries (agency_id, number) where lifted_at is null;
alter table directory.canaries enable row level security;
grant select, insert, update (lifted_at, lifted_by) on directory.canaries to kinline_app;
create policy house on directory.canaries for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy planted on directory.canaries for insert to kinline_app with check (kernel.realm() = 'operator' and planted_by = kernel.actor() and lifted_at is null);
create policy lifted on directory.canaries for update to kinline_app using (kernel.realm() = 'operator' and lifted_at is null)
  with check (kernel.realm() = 'operator' and lifted_by = kernel.actor());

-- What operators must look at. One row per source and kind while it is open; what comes again is counted.
create table directory.search_alerts (
  id text primary key,
  kind text not null check (kind in ('canary', 'numbers_in_a_row', 'many_names', 'many_people', 'too_many_searches')),
  source bytea not null,
  login text,
  agency_id text references directory.agencies,
  details jsonb not null,
  hits int not null default 1,
  raised_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  note text,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (note is null))
);
create unique index search_alerts_open on directory.search_alerts (source, kind) where closed_at is null;
create index search_alerts_newest on directory.search_alerts (last_at desc, id);
alter table directory.search_alerts enable row level security;
grant select, insert, update (hits, last_at, details, agency_id, closed_at, closed_by, note) on directory.search_alerts to kinline_app;
create policy house on directory.search_alerts for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy raised on directory.search_alerts for insert to kinline_app with check (kernel.realm() = 'system' and closed_at is null);
create policy again on directory.search_alerts for update to kinline_app using (kernel.realm() = 'system' and closed_at is null)
  with check (kernel.realm() = 'system' and closed_at is null);
create policy closed on directory.search_alerts for update to kinline_app using (kernel.realm() = 'operator' and closed_at is null)
  with check (kernel.realm() = 'operator' and closed_by = kernel.actor());
