-- The keys hold the agency already. Asked for beside them, the agency tempted the planner to read the index of all its people
-- as well, which took fifty times as long; so it is looked at again only on the few rows that the keys bring.
create or replace function directory.find_by_name(agencies text[], in_facility text, families text[], givens text[], costs int[], at timestamptz)
  returns table (outcome text, resident_id text, agency_id text, number text, given_name text, family_name text, facility_id text, cost int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  allowed text[];
  keys bigint[];
  key_costs int[];
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
      select r.id, r.agency_id, r.number, r.given_name, r.family_name, r.facility_id, r.name_keys, r.status
      from directory.residents r where r.name_keys && keys
    ), priced as (
      select n.*, (select min(q.c) from unnest(keys, key_costs) as q (k, c) where q.k = any (n.name_keys)) as price from near n
      where n.status = 'here' and n.agency_id = any (allowed) and (in_facility is null or n.facility_id = in_facility)
    ), shown as (
      select * from priced p where p.price <= (select min(price) from priced) + 1
    )
    select 'found', s.id, s.agency_id, s.number, s.given_name, s.family_name, s.facility_id, s.price
    from shown s where (select count(*) from shown) <= 5
    union all
    select 'too_many', null, null, null, null, null, null, null where (select count(*) from shown) > 5
    order by 8, 6, 5, 4;
end $$;
