-- Finding people by name. Every person is filed under a few keys (agency + last name + first name; facility + last name), so that a
-- look-up reads only the people it may be about. How a name is taken apart is told in person-name.ts, which does the same to what is typed.

-- pg_trgm is a trusted extension of PostgreSQL's own contrib: the owner of the database may create it.
create schema trigrams;
create extension pg_trgm with schema trigrams;

-- Most names are one plain word: they take the short way through all of these, because a roster may bring two million.
create function directory.name_words(name text) returns text[] language plpgsql immutable strict parallel safe
as $$
declare
  bare text;
  words text[];
  names text[];
begin
  if octet_length(name) = length(name) then
    bare := translate(lower(name collate "C"), E'!"#$%&()*+,-./:;<=>?@[\\]^_{|}~\t\n\r\f\x0b\'`', '                                   ');
    words := array_remove(string_to_array(bare, ' '), '');
  else
    bare := replace(replace(replace(replace(replace(name, 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe');
    bare := normalize(translate(bare, 'øØłŁđĐðı', 'oolldddi'), nfkd);
    bare := lower(regexp_replace(bare, '[\u0300-\u036f''’‘ʼʻ`´]', '', 'g') collate "pg_c_utf8");
    words := array_remove(regexp_split_to_array(bare, '[^a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]+'), '');
  end if;
  if words && array['jr', 'sr', 'ii', 'iii', 'iv', '2nd', '3rd', '4th', 'junior', 'senior'] then
    names := array(select w from unnest(words) with ordinality as u (w, n)
      where w not in ('jr', 'sr', 'ii', 'iii', 'iv', '2nd', '3rd', '4th', 'junior', 'senior') order by n);
    if cardinality(names) > 0 then return names[1:8]; end if;
  end if;
  return words[1:8];
end $$;

create function directory.family_forms(name text) returns text[] language plpgsql immutable strict parallel safe
as $$
declare
  words text[] := directory.name_words(name);
  units text[] := '{}';
  forms text[] := '{}';
  before text := '';
  word text;
begin
  if cardinality(words) < 2 then return words; end if;
  for i in 1 .. cardinality(words) loop
    word := words[i];
    if i < cardinality(words) and word in ('de', 'del', 'la', 'las', 'los', 'el', 'al', 'bin', 'ben', 'von', 'van', 'der', 'den', 'di',
        'da', 'do', 'dos', 'das', 'du', 'le', 'san', 'st', 'saint', 'mac', 'mc', 'o', 'd', 'e', 'y') then
      before := before || word;
    else
      units := units || (before || word);
      forms := forms || (before || word);
      if before <> '' then forms := forms || word; end if;
      before := '';
    end if;
  end loop;
  if cardinality(units) > 1 then
    forms := forms || array_to_string(units, '');
    forms := forms || (select string_agg(u, '' order by u collate "C") from unnest(units) u);
  end if;
  return forms;
end $$;

create function directory.given_forms(name text) returns text[] language plpgsql immutable strict parallel safe
as $$
declare
  words text[] := directory.name_words(name);
  names text[];
begin
  if cardinality(words) < 2 then return words; end if;
  names := array(select w from unnest(words) with ordinality as u (w, n) where length(w) > 1 order by n);
  if cardinality(names) = 0 then return words; end if;
  if cardinality(names) > 1 then return names || array_to_string(names, ''); end if;
  return names;
end $$;

-- One number per way somebody may ask. 64 bits: two people in two million share one by chance about once in five million rosters.
create function directory.name_key(place text, family text, given text) returns bigint language sql immutable strict parallel safe
return hashtextextended(place || '|' || family || '|' || given, 43);

-- "Teo; Delgado, Matthew; Matt Diaz": other names one after the other, each with the person's own other half where it has only one.
create function directory.name_keys(agency text, facility text, given text, family text, others text)
  returns bigint[] language plpgsql immutable strict parallel safe
as $$
declare
  families text[] := directory.family_forms(family);
  givens text[] := directory.given_forms(given);
  keys bigint[];
  other text;
  other_givens text[];
begin
  if others = '' and cardinality(families) = 1 and cardinality(givens) = 1 then
    return array[directory.name_key(agency, families[1], givens[1]), directory.name_key(facility, families[1], '')];
  end if;
  keys := array(select directory.name_key(agency, f, g) from unnest(families) f, unnest(givens) g);
  if others <> '' then
    foreach other in array (regexp_split_to_array(others, '[;|/\n]'))[1:10] loop
      if other ~ ',' then
        keys := keys || array(select directory.name_key(agency, f, g)
          from unnest(directory.family_forms(split_part(other, ',', 1))) f, unnest(directory.given_forms(split_part(other, ',', 2))) g);
        families := families || directory.family_forms(split_part(other, ',', 1));
      elsif btrim(other) ~ '\s' then
        keys := keys || array(select directory.name_key(agency, f, g)
          from unnest(directory.family_forms(regexp_replace(btrim(other), '^\S+\s+', ''))) f, unnest(directory.given_forms(split_part(btrim(other), ' ', 1))) g);
        families := families || directory.family_forms(regexp_replace(btrim(other), '^\S+\s+', ''));
      else
        other_givens := directory.given_forms(other);
        keys := keys || array(select directory.name_key(agency, f, g) from unnest(families) f, unnest(other_givens) g);
      end if;
    end loop;
  end if;
  return array(select distinct k from unnest(keys || array(select directory.name_key(facility, f, '') from unnest(families) f)) k);
end $$;

alter table directory.residents
  add column name_keys bigint[] generated always as (directory.name_keys(agency_id, facility_id, given_name, family_name, other_names)) stored;
-- Without a waiting list: a look-up must not read through what a running import has left there.
create index residents_by_name on directory.residents using gin (name_keys) with (fastupdate = off);

-- Every form of a name that stands on some roster, once: what a slip may have been meant for. Tells nothing of who has it.
create table directory.known_names (
  name text primary key
);
create index known_names_alike on directory.known_names using gin (name trigrams.gin_trgm_ops);
alter table directory.known_names enable row level security;

create function directory.learn_names() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- In one order, so that two rosters that come at once wait for each other and don't deadlock.
  insert into directory.known_names (name)
    select distinct form from (
      select unnest(directory.family_forms(n)) as form from (select distinct family_name as n from fresh) f
      union all select unnest(directory.given_forms(n)) from (select distinct given_name as n from fresh) g
      union all select unnest(directory.family_forms(n) || directory.name_words(n)) from (select distinct unnest(regexp_split_to_array(other_names, '[;|/,\n]')) as n from fresh where other_names <> '') o
    ) forms
    where length(form) between 3 and 60 and not exists (select 1 from directory.known_names k where k.name = form)
    order by form
    on conflict do nothing;
  return null;
end $$;
create trigger names_of_new after insert on directory.residents referencing new table as fresh
  for each statement execute function directory.learn_names();
create trigger names_of_changed after update on directory.residents referencing new table as fresh
  for each statement execute function directory.learn_names();
insert into directory.known_names (name)
  select distinct form from directory.residents r, unnest(directory.family_forms(r.family_name) || directory.given_forms(r.given_name)) form
  where length(form) between 3 and 60;

-- Which of these names stand on some roster.
create function directory.names_among(guesses text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.name from directory.known_names k where kernel.realm() is not null and k.name = any (guesses)
$$;
revoke all on function directory.names_among from public;
grant execute on function directory.names_among to kinline_app;

-- Names on some roster that look like this one, the most alike first.
create function directory.names_like(guess text) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp set pg_trgm.similarity_threshold = 0.25
as $$
  select k.name from directory.known_names k
  where kernel.realm() is not null and k.name operator(trigrams.%) guess and abs(length(k.name) - length(guess)) <= 2
  order by trigrams.similarity(k.name, guess) desc, k.name limit 60
$$;
revoke all on function directory.names_like from public;
grant execute on function directory.names_like to kinline_app;

-- Where a scope may look people up by name: customers in every open agency, everybody where the agency's policy says so.
create function directory.may_search_names(agency text, at timestamptz) returns boolean language sql stable
  security definer set search_path = pg_catalog, pg_temp
as $$
  select case kernel.realm()
    when 'customer' then kernel.actor() is not null and directory.may_read_agency(agency)
    when 'public' then directory.may_read_agency(agency) and coalesce((
      select p.body ->> 'who' = 'public' from directory.policies p
      where p.agency_id = agency and p.kind = 'name_search' and p.effective_from <= at order by p.effective_from desc, p.seq desc limit 1), false)
    else false
  end
$$;
revoke all on function directory.may_search_names from public;
grant execute on function directory.may_search_names to kinline_app;

-- The look-up by name: whom these pairs may mean, the nearest and those one step behind them. More than five is an answer of its
-- own, without anybody in it. `in_facility` may be null; a pair without a first name is looked for in a facility only.
create function directory.find_by_name(agencies text[], in_facility text, families text[], givens text[], costs int[], at timestamptz)
  returns table (outcome text, resident_id text, agency_id text, number text, given_name text, family_name text, facility_id text, cost int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  allowed text[];
  keys bigint[];
  key_costs int[];
  nearest int;
  counted int;
begin
  if cardinality(families) > 6000 or cardinality(families) <> cardinality(givens) or cardinality(families) <> cardinality(costs) then
    raise exception 'too many names at once' using errcode = '22023';
  end if;
  allowed := array(select a from unnest(agencies) a where directory.may_search_names(a, at));
  if cardinality(allowed) = 0 then return; end if;
  select array_agg(k), array_agg(c) into keys, key_costs from (
    select directory.name_key(case when p.given = '' then in_facility else a end, p.family, p.given) as k, min(p.price) as c
    from unnest(families, givens, costs) as p (family, given, price), unnest(allowed) a
    where p.given <> '' or in_facility is not null
    group by 1) asked;
  if keys is null then return; end if;
  return query
    with near as materialized (
      select r.id, r.agency_id, r.number, r.given_name, r.family_name, r.facility_id, r.name_keys
      from directory.residents r
      where r.name_keys && keys and r.status = 'here' and r.agency_id = any (allowed)
        and (in_facility is null or r.facility_id = in_facility)
    ), priced as (
      select n.*, (select min(q.c) from unnest(keys, key_costs) as q (k, c) where q.k = any (n.name_keys)) as price from near n
    ), shown as (
      select * from priced p where p.price <= (select min(price) from priced) + 1
    )
    select 'found', s.id, s.agency_id, s.number, s.given_name, s.family_name, s.facility_id, s.price
    from shown s where (select count(*) from shown) <= 5
    union all
    select 'too_many', null, null, null, null, null, null, null where (select count(*) from shown) > 5
    order by 8, 6, 5, 4;
end $$;
revoke all on function directory.find_by_name from public;
grant execute on function directory.find_by_name to kinline_app;

-- An agency's people for its own staff, by number, a page at a time. The facilities of the scope hold, whatever is asked.
create function directory.list_residents(facilities text[], in_status text, in_unit text, resident_number text, families text[], givens text[],
    after_number text, most int)
  returns table (id text, number text, given_name text, family_name text, other_names text, birth_date date, facility_id text, unit text, status text, changed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  agency text := kernel.agency();
  places text[] := facilities;
  keys bigint[];
begin
  if coalesce(kernel.realm(), '') <> 'staff' or agency is null then return; end if;
  if kernel.facilities() is not null then
    places := array(select unnest(places) intersect select unnest(kernel.facilities()));
  end if;
  if families is not null then
    select array_agg(directory.name_key(case when p.given = '' then place else agency end, p.family, p.given)) into keys
      from unnest(families, givens) as p (family, given), unnest(places) place;
    return query select r.id, r.number, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at
      from directory.residents r
      where r.name_keys && keys and r.agency_id = agency and r.facility_id = any (places) and (in_status is null or r.status = in_status)
        and (in_unit is null or r.unit = in_unit) and (after_number is null or r.number > after_number)
      order by r.number limit least(most, 101);
  else
    return query select r.id, r.number, r.given_name, r.family_name, r.other_names, r.birth_date, r.facility_id, r.unit, r.status, r.changed_at
      from directory.residents r
      where r.agency_id = agency and r.facility_id = any (places) and (in_status is null or r.status = in_status)
        and (in_unit is null or r.unit = in_unit) and (resident_number is null or r.number = resident_number)
        and (after_number is null or r.number > after_number)
      order by r.number limit least(most, 101);
  end if;
end $$;
revoke all on function directory.list_residents from public;
grant execute on function directory.list_residents to kinline_app;
