-- A grant says where somebody works: at one facility, or at the whole agency. Who has neither works nowhere.
alter table identity.facility_grants
  alter facility_id drop not null,
  add whole_agency boolean not null default false,
  add check (whole_agency = (facility_id is null)),
  add check (facility_id <> '*' and position(',' in facility_id) = 0);
create unique index facility_grants_whole on identity.facility_grants (login_id) where whole_agency and ended_at is null;

alter table identity.invites add whole_agency boolean not null default false;

-- Until now a login without facilities worked at all of them (money excepted). What it meant is written down.
insert into identity.facility_grants (id, login_id, facility_id, whole_agency, granted_at)
select 'fgr_whole_' || l.id, l.id, null, true, l.created_at from identity.logins l
where l.realm = 'staff' and not exists (select 1 from identity.facility_grants g where g.login_id = l.id and g.ended_at is null);
update identity.invites set whole_agency = true where realm = 'staff' and cardinality(facilities) = 0;
alter table identity.invites
  add check (whole_agency = (realm = 'staff' and cardinality(facilities) = 0));

-- '*' among the facilities = the whole agency, as the setting of a transaction has it.
create function identity.reach_of(login text) returns text[] language sql stable
  set search_path = pg_catalog, pg_temp
  return array(select coalesce(g.facility_id, '*') from identity.facility_grants g
    where g.login_id = login and g.ended_at is null order by g.facility_id);

create or replace function identity.read_session(token bytea, wanted_realm text, moment timestamptz, idle interval)
  returns table (session_id text, login_id text, email text, name text, agency_id text, lang text, signed_in_at timestamptz,
                 roles text[], facilities text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s identity.sessions;
begin
  select * into s from identity.sessions x
    where x.token_hash = read_session.token and x.realm = wanted_realm and x.ended_at is null
      and x.seen_at > moment - idle and x.expires_at > moment;
  if not found then
    return;
  end if;
  if coalesce((select d.disabled from identity.disablings d where d.login_id = s.login_id order by d.id desc limit 1), false) then
    return;
  end if;
  if s.seen_at < moment - interval '1 minute' then
    update identity.sessions x set seen_at = moment where x.id = s.id and x.seen_at < moment;
  end if;
  return query
    select s.id, l.id, l.email, l.name, l.agency_id, l.lang, s.signed_in_at,
           array(select g.role from identity.role_grants g where g.login_id = l.id and g.ended_at is null order by g.role),
           identity.reach_of(l.id)
    from identity.logins l where l.id = s.login_id;
end $$;
