-- A change that an operator started for somebody who can't prove himself any more: it waits three days, the login's owner is told
-- at once and again, and stops it. One kind gives the login another e-mail, the other takes its second factors away.

create table identity.delayed_changes (
  id text primary key,
  login_id text not null references identity.logins,
  kind text not null check (kind in ('email', 'second_factor')),
  email_change_id text references identity.email_changes on delete cascade,
  started_by text not null,
  started_at timestamptz not null,
  waits_until timestamptz not null,
  told_again_at timestamptz,
  done_at timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('link', 'owner', 'sign_in', 'overtaken')),
  check ((kind = 'email') = (email_change_id is not null)),
  check ((ended_at is null) = (ended_how is null))
);
create index delayed_changes_by_login on identity.delayed_changes (login_id, started_at desc);
create index delayed_changes_waiting on identity.delayed_changes (waits_until) where done_at is null and ended_at is null;
create unique index delayed_changes_one_factor on identity.delayed_changes (login_id)
  where kind = 'second_factor' and done_at is null and ended_at is null;

alter table identity.delayed_changes enable row level security;
grant select, insert, delete on identity.delayed_changes to kinline_app;
grant update (told_again_at, done_at, ended_at, ended_how) on identity.delayed_changes to kinline_app;
create policy system on identity.delayed_changes to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy own on identity.delayed_changes for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.delayed_changes for select to kinline_app using (kernel.realm() = 'operator');

-- What waited so far stood with the e-mail itself. Its second telling is taken as done: it was not promised then.
insert into identity.delayed_changes (id, login_id, kind, email_change_id, started_by, started_at, waits_until, told_again_at, done_at, ended_at, ended_how)
  select 'dch' || substr(id, 4), login_id, 'email', id, started_by, requested_at, waits_until, waits_until, link_sent_at, ended_at,
         case when ended_at is null then null when stopped_at is null then 'overtaken' else 'owner' end
  from identity.email_changes where waits_until is not null;
update identity.link_requests set about = about || jsonb_build_object('delayed', 'dch' || substr(about->>'change', 4))
  where purpose = 'stop_move' and about ? 'change';
alter table identity.email_changes drop column started_by, drop column waits_until, drop column link_sent_at, drop column stopped_at;

-- What an operator is asked, and what he made of it.
alter table identity.email_searches alter new_email drop not null;
alter table identity.email_searches
  add wish text not null default 'email' check (wish in ('email', 'second_factor')),
  add login_id text references identity.logins,
  add check ((wish = 'email') = (new_email is not null)),
  add check ((wish = 'second_factor') = (login_id is not null));
create index email_searches_by_login on identity.email_searches (login_id, asked_at) where login_id is not null;
alter table identity.email_search_answers add delayed_id text references identity.delayed_changes on delete cascade;
update identity.email_search_answers set delayed_id = 'dch' || substr(change_id, 4) where change_id is not null;
alter table identity.email_search_answers drop column change_id;

alter table identity.sessions drop constraint sessions_end_reason_check;
alter table identity.sessions add constraint sessions_end_reason_check
  check (end_reason in ('signed_out', 'ended_by_owner', 'password_changed', 'disabled', 'replaced', 'not_me', 'email_changed', 'closed', 'factor_lost'));
