-- Keys may also price and see money, and may be for named facilities alone. Who holds a key that is about to end is told.

alter table identity.api_keys drop constraint api_keys_scopes_check;
alter table identity.api_keys add constraint api_keys_scopes_check check (cardinality(scopes) > 0
  and scopes <@ array['places:read', 'roster:read', 'roster:write', 'quotes:read', 'transfers:read', 'transfers:write']);
-- Null: all of the agency, what is built tomorrow included.
alter table identity.api_keys add column facilities text[] check (cardinality(facilities) > 0);
-- A roster is of the whole agency.
alter table identity.api_keys add constraint api_keys_rosters_are_whole check (facilities is null or not scopes && array['roster:read', 'roster:write']);
alter table identity.api_keys add column expiry_told_at timestamptz;
grant update (expiry_told_at) on identity.api_keys to kinline_app;
create index api_keys_ending on identity.api_keys (expires_at) where ended_at is null and expiry_told_at is null;

-- How often somebody came with a key that is none, by a keyed digest of where from. Forgotten after a day.
create table identity.api_misses (
  source bytea not null,
  minute timestamptz not null,
  count int not null,
  primary key (source, minute)
);
alter table identity.api_misses enable row level security;
grant select, insert, delete, update (count) on identity.api_misses to kinline_app;
create policy system on identity.api_misses to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
