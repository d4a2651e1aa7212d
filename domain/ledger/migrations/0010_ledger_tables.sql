-- The book. Amounts are whole numbers of the account's asset: cents for USD, stamps for STAMP:<agency>.
-- An entry above zero is a debit, below zero a credit. `side` turns an amount into the account's own view: 1 debit, -1 credit.

create schema ledger;
grant usage on schema ledger to kinline_app;

-- One order for everything that is recorded. Whatever touches a floor account draws its number after locking that account,
-- so along one floor account the numbers tell the order in which things happened.
create sequence ledger.record_order;

create table ledger.accounts (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[^[:space:];]{1,200}$'),
  asset text not null check (asset ~ '^[A-Z]{3,12}(:[^[:space:]]{1,100})?$'),
  kind text not null check (kind in ('asset', 'liability', 'income', 'expense', 'counter')),
  side smallint not null check (side in (1, -1)),
  has_floor boolean not null,
  agency_id text,
  opened_at timestamptz not null
);
create index accounts_by_agency on ledger.accounts (agency_id) where agency_id is not null;

-- The working state of floor accounts, and only theirs: what is there, and how much of it open holds have spoken for.
-- Narrow and half empty, so that an update stays on its page and touches no index.
create table ledger.balances (
  account_id integer primary key,
  balance bigint not null,
  held bigint not null default 0
) with (fillfactor = 50);

-- No checks on what is written most: each is parsed anew for every statement. ledger.post_journals checks, `verify` proves.
-- account_ids, in order, lead from a journal to its entries by their primary key; an index of its own would be larger and slower.
-- Eight columns, for a ninth would make every row eight bytes longer. Numbers and keys grow with time, so the leaves of their
-- indexes need little room for latecomers.
create table ledger.journals (
  id bigint primary key with (fillfactor = 96),
  at timestamptz not null,
  account_ids integer[] not null,
  input_hash bytea not null,
  key text not null unique with (fillfactor = 96),
  kind text not null,
  reference text,
  actor text
);
create index journals_by_reference on ledger.journals using hash (reference) where reference is not null;

-- Which journal undoes which; once each. A table of its own keeps the rows of all others narrow.
create table ledger.reversals (
  journal_id bigint primary key,
  reversed_id bigint not null unique
);

-- No foreign keys here: a key check would take a share lock on the account row of every entry. The functions check, `verify` proves.
create table ledger.entries (
  journal_id bigint not null,
  amount bigint not null,
  balance_after bigint,
  account_id integer not null,
  primary key (account_id, journal_id)
);

create table ledger.holds (
  id bigint primary key,
  amount bigint not null check (amount > 0),
  opened_at timestamptz not null,
  expires_at timestamptz check (expires_at > opened_at),
  account_id integer not null,
  input_hash bytea not null,
  key text not null unique check (length(key) between 1 and 200),
  reference text check (length(reference) between 1 and 200),
  actor text
);
create index holds_by_account on ledger.holds (account_id, id);

-- How a hold ended. `recorded` is its place in the record order; for a settled hold that is its journal's.
create table ledger.hold_outcomes (
  hold_id bigint primary key,
  outcome text not null check (outcome in ('settled', 'voided', 'expired')),
  settled_amount bigint not null check (settled_amount >= 0),
  journal_id bigint unique,
  recorded bigint not null,
  at timestamptz not null,
  actor text,
  check ((outcome = 'settled') = (journal_id is not null) and (outcome = 'settled') = (settled_amount > 0))
);

-- The holds without an outcome: what a posting has to look at. A working set, so rows leave it; holds and outcomes are the record.
create table ledger.open_holds (
  account_id integer not null,
  hold_id bigint not null,
  amount bigint not null,
  expires_at timestamptz,
  primary key (account_id, hold_id)
);

-- A closing covers every journal with id <= upto_id. newest_at is the latest `at` among all of those.
create table ledger.closings (
  upto_id bigint primary key,
  newest_at timestamptz not null,
  up_to timestamptz not null,
  at timestamptz not null,
  actor text
);
-- Balances of the house accounts that moved since the closing before.
create table ledger.closing_balances (
  account_id integer not null,
  upto_id bigint not null,
  balance bigint not null,
  primary key (account_id, upto_id)
);
create index closing_balances_by_closing on ledger.closing_balances (upto_id);

-- What is recorded stays, whoever asks.
create function ledger.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'ledger.% is append-only: correct by a reversal', tg_table_name using errcode = 'LG012';
end $$;
create trigger accounts_stay before update or delete or truncate on ledger.accounts for each statement execute function ledger.refuse_change();
create trigger journals_stay before update or delete or truncate on ledger.journals for each statement execute function ledger.refuse_change();
create trigger reversals_stay before update or delete or truncate on ledger.reversals for each statement execute function ledger.refuse_change();
create trigger entries_stay before update or delete or truncate on ledger.entries for each statement execute function ledger.refuse_change();
create trigger holds_stay before update or delete or truncate on ledger.holds for each statement execute function ledger.refuse_change();
create trigger hold_outcomes_stay before update or delete or truncate on ledger.hold_outcomes for each statement execute function ledger.refuse_change();
create trigger closings_stay before update or delete or truncate on ledger.closings for each statement execute function ledger.refuse_change();
create trigger closing_balances_stay before update or delete or truncate on ledger.closing_balances for each statement execute function ledger.refuse_change();

-- A journal has an entry on each account it names and on no other, so nothing can be added to it later.
create function ledger.check_entries() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select 1 from added n
    where not exists (select 1 from ledger.journals j where j.id = n.journal_id and n.account_id = any (j.account_ids))
  ) then
    raise exception 'a recorded journal takes no further entries' using errcode = 'LG012';
  end if;
  return null;
end $$;
create trigger entries_complete after insert on ledger.entries referencing new table as added
  for each statement execute function ledger.check_entries();

-- At commit every journal has two entries or more and is zero in each asset. Deferred triggers run as the caller, hence definer.
create function ledger.check_journal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  lines bigint;
  uneven boolean;
begin
  select sum(s.lines), bool_or(s.total <> 0) into lines, uneven
  from (
    select count(*) as lines, sum(e.amount) as total
    from ledger.entries e join ledger.accounts a on a.id = e.account_id
    where e.account_id = any (new.account_ids) and e.journal_id = new.id group by a.asset
  ) s;
  if lines is distinct from cardinality(new.account_ids) or lines < 2 or uneven then
    raise exception 'journal % does not balance', new.key using errcode = 'LG002';
  end if;
  return null;
end $$;
create constraint trigger journals_balance after insert on ledger.journals
  deferrable initially deferred for each row execute function ledger.check_journal();
