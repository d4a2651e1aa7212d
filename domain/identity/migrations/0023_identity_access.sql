-- Who may touch what. The system realm (sign-in and its kin, jobs) reaches everything; others only what is named here.
do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'identity' loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('grant select, insert on identity.%I to kinline_app', name);
    execute format('create policy system on identity.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;

grant update on identity.passwords, identity.attempt_counters, identity.source_counters, identity.totp_factors to kinline_app;
grant update (lang) on identity.logins to kinline_app;
grant update (ended_at) on identity.role_grants, identity.facility_grants to kinline_app;
grant update (verified_at) on identity.sign_ups to kinline_app;
grant update (accepted_at) on identity.invites to kinline_app;
grant update (used_at, ended_at) on identity.links to kinline_app;
grant update (seen_at, ended_at, end_reason) on identity.sessions to kinline_app;
grant update (used_at) on identity.recovery_codes to kinline_app;
-- What is only kept for a while: unproved sign-ups, counters, old requests.
grant delete on identity.sign_ups, identity.link_requests, identity.links, identity.attempt_counters, identity.source_counters to kinline_app;

create policy own on identity.logins for select to kinline_app
  using (kernel.realm() in ('customer', 'staff', 'operator') and realm = kernel.realm() and id = kernel.actor());
create policy agency on identity.logins for select to kinline_app
  using (kernel.realm() = 'staff' and realm = 'staff' and agency_id = kernel.agency());
create policy operators on identity.logins for select to kinline_app using (kernel.realm() = 'operator');

create policy own on identity.terms_acceptances for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.terms_acceptances for select to kinline_app using (kernel.realm() = 'operator');
create policy own on identity.email_verifications for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.email_verifications for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on identity.disablings for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on identity.role_grants for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on identity.facility_grants for select to kinline_app using (kernel.realm() = 'operator');

create policy operators on identity.invites for select to kinline_app using (kernel.realm() = 'operator');

create policy own on identity.personal_details for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy own_new on identity.personal_details for insert to kinline_app with check (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.personal_details for select to kinline_app using (kernel.realm() = 'operator');

create view identity.v_logins with (security_invoker = true) as
  select id, realm, email, email_key, name, agency_id, lang, created_at from identity.logins;
create view identity.v_personal_details with (security_invoker = true) as
  select distinct on (login_id) login_id, version, first_name, last_name, birth_date, country, address_line1, address_line2, city, region,
         postal_code, phone, saved_at
  from identity.personal_details order by login_id, version desc;
grant select on identity.v_logins, identity.v_personal_details to kinline_app;

-- The one question every request asks: whose session is this token? Answers only to who holds the token.
create function identity.read_session(token bytea, wanted_realm text, moment timestamptz, idle interval)
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
           array(select g.facility_id from identity.facility_grants g where g.login_id = l.id and g.ended_at is null order by g.facility_id)
    from identity.logins l where l.id = s.login_id;
end $$;
revoke all on function identity.read_session from public;
grant execute on function identity.read_session to kinline_app;
