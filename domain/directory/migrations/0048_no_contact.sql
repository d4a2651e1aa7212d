-- No-contact orders and an agency's registry of people who must not be reached. Staff of the agency read them; families, the
-- people held there and operators never do. A customer's own look goes through two functions that answer with yes or no.

create table directory.no_contact_orders (
  id text primary key,
  agency_id text not null references directory.agencies,
  -- Whom the order is about; null = everybody held by the agency.
  resident_id text,
  kind text not null check (kind in ('court', 'victim', 'agency')),
  source text not null,
  ordered_on date not null,
  until_day date,
  -- The end of that day by the agency's clock.
  until_at timestamptz,
  note text,
  entered_at timestamptz not null,
  entered_by text not null,
  foreign key (resident_id, agency_id) references directory.residents (id, agency_id),
  unique (id, agency_id)
);
create index no_contact_orders_of_agency on directory.no_contact_orders (agency_id, entered_at desc);

-- By what the person is known: as typed, and in the form that is compared.
create table directory.no_contact_marks (
  id bigint generated always as identity primary key,
  order_id text not null,
  agency_id text not null,
  kind text not null check (kind in ('email', 'phone', 'name')),
  typed text not null,
  mark text not null,
  foreign key (order_id, agency_id) references directory.no_contact_orders (id, agency_id),
  unique (order_id, kind, mark)
);
create index no_contact_marks_by_mark on directory.no_contact_marks (agency_id, kind, mark);

create table directory.no_contact_ends (
  order_id text primary key,
  agency_id text not null,
  ended_at timestamptz not null,
  ended_by text not null,
  reason text not null,
  foreign key (order_id, agency_id) references directory.no_contact_orders (id, agency_id)
);

-- Somebody who looks like the person of an order. Stays, whatever he changes about himself afterwards.
create table directory.no_contact_matches (
  id bigint generated always as identity primary key,
  order_id text not null,
  agency_id text not null,
  resident_id text not null,
  customer text not null,
  customer_name text,
  matched text[] not null,
  tried text not null check (tried in ('list', 'ask', 'send')),
  matched_at timestamptz not null,
  foreign key (order_id, agency_id) references directory.no_contact_orders (id, agency_id),
  unique (order_id, customer),
  unique (id, agency_id)
);
create index no_contact_matches_of_agency on directory.no_contact_matches (agency_id, id desc);

-- Staff's word on a match: it is the person, or it is somebody else.
create table directory.no_contact_verdicts (
  match_id bigint primary key,
  agency_id text not null,
  verdict text not null check (verdict in ('same', 'other')),
  words text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  foreign key (match_id, agency_id) references directory.no_contact_matches (id, agency_id)
);

create function directory.works_at_order(person text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return person is null or directory.works_at(person);

do $$
declare
  name text;
begin
  foreach name in array array['no_contact_orders', 'no_contact_marks', 'no_contact_ends', 'no_contact_matches', 'no_contact_verdicts'] loop
    execute format('create trigger %I before update or delete or truncate on directory.%I for each statement execute function directory.refuse_change()', name || '_stay', name);
    execute format('alter table directory.%I enable row level security', name);
    execute format('grant select on directory.%I to kinline_app', name);
  end loop;
  foreach name in array array['no_contact_orders', 'no_contact_matches'] loop
    execute format('create policy staff on directory.%I for select to kinline_app using ((select kernel.realm()) = ''staff'' and agency_id = (select kernel.agency()) and directory.works_at_order(resident_id))', name);
  end loop;
  foreach name in array array['no_contact_marks', 'no_contact_ends'] loop
    execute format('create policy staff on directory.%I for select to kinline_app using ((select kernel.realm()) = ''staff'' and agency_id = (select kernel.agency()) and exists (select 1 from directory.no_contact_orders o where o.id = order_id))', name);
  end loop;
end $$;
create policy staff on directory.no_contact_verdicts for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and exists (select 1 from directory.no_contact_matches m where m.id = match_id));

grant insert on directory.no_contact_orders, directory.no_contact_marks, directory.no_contact_ends, directory.no_contact_verdicts to kinline_app;
create policy entered on directory.no_contact_orders for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and entered_by = kernel.actor() and directory.works_at_order(resident_id));
create policy entered on directory.no_contact_marks for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and exists (select 1 from directory.no_contact_orders o where o.id = order_id));
create policy ended on directory.no_contact_ends for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and ended_by = kernel.actor()
    and exists (select 1 from directory.no_contact_orders o where o.id = order_id));
create policy decided on directory.no_contact_verdicts for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and decided_by = kernel.actor()
    and exists (select 1 from directory.no_contact_matches m where m.id = match_id));

-- Which orders stand between a customer and people on his list: by a mark, or by a match of before. Not for the program: the two below are.
create function directory.orders_between(who text, people text[], email text, phone text, names text[], moment timestamptz)
  returns table (order_id text, agency_id text, resident_id text, matched text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
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
    and (m.kinds is not null or k.id is not null)
$$;
revoke all on function directory.orders_between from public;

create function directory.may_ask_for(who text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce(kernel.realm() = 'system' or (kernel.realm() = 'customer' and who = kernel.actor()), false);

-- Which of these people a customer may not reach. Says nothing of the order.
create function directory.restricted_people(who text, people text[], email text, phone text, names text[], moment timestamptz)
  returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct o.resident_id from directory.orders_between(who, people, email, phone, names, moment) o where directory.may_ask_for(who)
$$;
revoke all on function directory.restricted_people from public;
grant execute on function directory.restricted_people to kinline_app;

-- The same, and leaves a match for the agency's staff to look at.
create function directory.record_restrictions(who text, known_as text, people text[], email text, phone text, names text[], trying text, moment timestamptz)
  returns setof text
  language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  with between as (
    select * from directory.orders_between(who, people, email, phone, names, moment) o where directory.may_ask_for(who)
  ), kept as (
    insert into directory.no_contact_matches (order_id, agency_id, resident_id, customer, customer_name, matched, tried, matched_at)
    select distinct on (b.order_id) b.order_id, b.agency_id, b.resident_id, who, known_as, b.matched, trying, moment from between b
      where cardinality(b.matched) > 0 order by b.order_id, b.resident_id
    on conflict (order_id, customer) do nothing
  )
  select distinct b.resident_id from between b
$$;
revoke all on function directory.record_restrictions from public;
grant execute on function directory.record_restrictions to kinline_app;
