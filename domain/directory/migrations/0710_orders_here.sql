-- Most people have no order about them: that is found by an index before anybody is compared with anything. Every letter and every sending asks.
create index no_contact_orders_about on directory.no_contact_orders (agency_id, resident_id);

create or replace function directory.orders_between(who text, people text[], email text, phone text, names text[], moment timestamptz)
  returns table (order_id text, agency_id text, resident_id text, matched text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select 1 from directory.residents r join directory.no_contact_orders o on o.agency_id = r.agency_id and (o.resident_id is null or o.resident_id = r.id)
    where r.id = any (people)
  ) then
    return;
  end if;
  return query
  select o.id, o.agency_id, r.id, coalesce(m.kinds, '{}')
  from directory.contacts c
  join directory.residents r on r.id = c.resident_id
  join directory.no_contact_orders o on o.agency_id = r.agency_id and (o.resident_id is null or o.resident_id = r.id)
  left join directory.no_contact_matches k on k.order_id = o.id and k.customer = who
  left join directory.no_contact_verdicts v on v.match_id = k.id
  cross join lateral (
    select array_agg(distinct x.kind order by x.kind) as kinds from directory.no_contact_marks x
    where x.order_id = o.id and (
      (x.kind = 'email' and x.mark = email) or (x.kind = 'phone' and x.mark = phone)
      or (x.kind = 'name' and (x.mark = array_to_string(names, ' ')
        or (least(cardinality(names), cardinality(string_to_array(x.mark, ' '))) >= 2
          and (names <@ string_to_array(x.mark, ' ') or string_to_array(x.mark, ' ') <@ names)))))
  ) m
  where c.customer = who and c.removed_at is null and c.resident_id = any (people)
    and (o.until_at is null or o.until_at > moment)
    and not exists (select 1 from directory.no_contact_ends e where e.order_id = o.id)
    and v.verdict is distinct from 'other'
    and (m.kinds is not null or k.id is not null);
end $$;

-- The same answer without a plan of its own around the other's.
create or replace function directory.restricted_people(who text, people text[], email text, phone text, names text[], moment timestamptz)
  returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if directory.may_ask_for(who) then
    return query select distinct o.resident_id from directory.orders_between(who, people, email, phone, names, moment) o;
  end if;
end $$;
