-- Keys with which an agency's own programs come in. Who holds one is of the realm 'machine': a scope with the key as its actor, the
-- key's agency, and what the key may do as its roles. A policy that does not name this realm shows it nothing.

create table identity.api_keys (
  id text primary key,
  agency_id text not null,
  name text not null,
  -- What everybody may see of the key, to know it again.
  prefix text not null unique,
  token_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['places:read', 'roster:read', 'roster:write']),
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null check (expires_at > made_at),
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
);
create unique index api_keys_named on identity.api_keys (agency_id, lower(name)) where ended_at is null;

-- How often a key came in a minute, by what it came for.
create table identity.api_budgets (
  key_id text not null references identity.api_keys,
  kind text not null,
  minute timestamptz not null,
  used int not null,
  primary key (key_id, kind, minute)
);

-- What was answered to a call that changed something, under the name the caller gave the call: in the same transaction as the change.
create table identity.api_answers (
  key_id text not null references identity.api_keys,
  call_name text not null,
  agency_id text not null,
  -- Of the method, the address and the body.
  digest bytea not null,
  status int,
  body jsonb,
  answered_at timestamptz not null,
  primary key (key_id, call_name)
);
create index api_answers_old on identity.api_answers (answered_at);

alter table identity.api_keys enable row level security;
alter table identity.api_budgets enable row level security;
alter table identity.api_answers enable row level security;
grant select, insert, update (last_used_at, ended_at, ended_by) on identity.api_keys to kinline_app;
grant select, insert, delete, update (used) on identity.api_budgets to kinline_app;
grant select, insert, delete, update (status, body) on identity.api_answers to kinline_app;
create policy system on identity.api_keys to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on identity.api_budgets to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy own on identity.api_answers to kinline_app
  using ((select kernel.realm()) = 'machine' and key_id = (select kernel.actor()) and agency_id = (select kernel.agency()))
  with check (kernel.realm() = 'machine' and key_id = kernel.actor() and agency_id = kernel.agency());
create policy read_old on identity.api_answers for select to kinline_app using ((select kernel.realm()) = 'system');
create policy forgotten on identity.api_answers for delete to kinline_app using (kernel.realm() = 'system');
