-- Another e-mail for a login: asked for, proved at the new address, and undone for three days from the old one.

create table identity.email_changes (
  id text primary key,
  login_id text not null references identity.logins,
  old_email text not null,
  new_email text not null,
  new_email_key text not null,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  -- Undone from the old address, or overtaken by a newer change.
  ended_at timestamptz
);
create index email_changes_by_login on identity.email_changes (login_id, requested_at desc);
alter table identity.email_changes enable row level security;
grant select, insert on identity.email_changes to kinline_app;
grant update (confirmed_at, ended_at) on identity.email_changes to kinline_app;
create policy system on identity.email_changes to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy own on identity.email_changes for select to kinline_app using (kernel.realm() = 'customer' and login_id = kernel.actor());
create policy operators on identity.email_changes for select to kinline_app using (kernel.realm() = 'operator');

grant update (email, email_key) on identity.logins to kinline_app;
