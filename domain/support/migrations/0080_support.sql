-- What people write to us, and what became of it.

create schema support;
grant usage on schema support to kinline_app;

create table support.messages (
  id text primary key,
  reference text not null unique,
  topic text not null,
  name text,
  email text not null,
  login text,
  body text not null,
  about text,
  lang text not null check (lang in ('en', 'es')),
  sent_at timestamptz not null
);
create index messages_newest on support.messages (sent_at desc, id desc);

-- A message is open until somebody closes it, once, saying how.
create table support.closings (
  message_id text primary key references support.messages,
  closed_by text not null,
  note text not null,
  closed_at timestamptz not null
);

-- How often one source has written in an hour, and one address was answered in a day. Keyed digests, no addresses.
create table support.budgets (
  spender bytea not null,
  since timestamptz not null,
  used int not null,
  primary key (spender, since)
);

create function support.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'support.% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger messages_stay before update or delete or truncate on support.messages for each statement execute function support.refuse_change();
create trigger closings_stay before update or delete or truncate on support.closings for each statement execute function support.refuse_change();

alter table support.messages enable row level security;
alter table support.closings enable row level security;
alter table support.budgets enable row level security;

grant select, insert on support.messages, support.closings to kinline_app;
grant select, delete on support.budgets to kinline_app;

-- Anybody may write, as himself; only operators read.
create policy written on support.messages for insert to kinline_app
  with check (kernel.realm() in ('public', 'customer') and login is not distinct from kernel.actor());
create policy read on support.messages for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy closed on support.closings for insert to kinline_app with check (kernel.realm() = 'operator' and closed_by = kernel.actor());
create policy read on support.closings for select to kinline_app using ((select kernel.realm()) in ('operator', 'system'));
create policy swept on support.budgets to kinline_app using (kernel.realm() = 'system');

create function support.spend(whose bytea, from_moment timestamptz) returns int
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into support.budgets as b (spender, since, used) values (whose, from_moment, 1)
    on conflict (spender, since) do update set used = b.used + 1
    returning used
$$;
revoke all on function support.spend from public;
grant execute on function support.spend to kinline_app;

-- When the message with this number came in: all that its sender's page needs, and all that whoever guesses a number learns.
create function support.sent_at(number text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select m.sent_at from support.messages m where m.reference = number $$;
revoke all on function support.sent_at from public;
grant execute on function support.sent_at to kinline_app;
