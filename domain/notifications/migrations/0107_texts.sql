-- Text messages: numbers that their owners proved, the proofs, those who wrote STOP, and what was used up of codes per day.

create table notifications.text_numbers (
  id text primary key,
  login_id text not null,
  number text not null,
  agreed_at timestamptz not null,
  proved_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('removed', 'replaced', 'unreachable', 'closed')),
  check ((ended_at is null) = (end_reason is null))
);
create unique index text_numbers_open on notifications.text_numbers (login_id) where ended_at is null;
create index text_numbers_by_number on notifications.text_numbers (number) where ended_at is null;

create table notifications.phone_proofs (
  id text primary key,
  login_id text not null,
  number text not null,
  tries int not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index phone_proofs_by_login on notifications.phone_proofs (login_id, id desc);
create index phone_proofs_by_age on notifications.phone_proofs (asked_at);

-- A number that wrote STOP, until it writes START. It holds for every login that has the number.
create table notifications.stopped_numbers (
  id text primary key,
  number text not null,
  stopped_at timestamptz not null,
  ended_at timestamptz
);
create unique index stopped_numbers_open on notifications.stopped_numbers (number) where ended_at is null;

create table notifications.code_counters (
  what text not null check (what in ('login', 'number', 'source', 'country')),
  who bytea not null,
  day date not null,
  used int not null,
  primary key (what, who, day)
);

do $$
declare
  name text;
begin
  foreach name in array array['text_numbers', 'phone_proofs', 'stopped_numbers', 'code_counters'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('grant select, insert on notifications.%I to kinline_app', name);
    execute format('create policy system on notifications.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
  end loop;
end $$;
create policy own on notifications.text_numbers for select to kinline_app using (kernel.realm() in ('customer', 'staff') and login_id = kernel.actor());
create policy operators on notifications.text_numbers for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on notifications.stopped_numbers for select to kinline_app using (kernel.realm() = 'operator');
grant update (number, ended_at, end_reason) on notifications.text_numbers to kinline_app;
grant update (tries, used_at) on notifications.phone_proofs to kinline_app;
grant update (ended_at) on notifications.stopped_numbers to kinline_app;
grant update (used) on notifications.code_counters to kinline_app;
grant delete on notifications.text_numbers, notifications.phone_proofs, notifications.code_counters to kinline_app;
