-- The only writers of the book. Each answers with verdicts, so a "no" leaves the caller's transaction whole; the code of a "no"
-- is the SQLSTATE under which ledger.post_journal (for callers in SQL) raises it. domain/ledger/refusals.ts lists the codes.

-- What makes two inputs the same: kind, reference, hold, reversed journal, and the entries in any order.
-- Not `at` and not the actor: a retry comes later, and perhaps from a worker.
create function ledger.input_hash(kind text, reference text, hold_key text, reversed_key text, lines jsonb) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return substring(sha256(convert_to(jsonb_build_array(kind, reference, hold_key, reversed_key, lines)::text, 'UTF8')) for 16);

create function ledger.open_accounts(codes text[], assets text[], kinds text[], sides smallint[], floors boolean[], agencies text[], at timestamptz)
  returns table (n integer, verdict text, code text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  with opened as (
    insert into ledger.accounts (code, asset, kind, side, has_floor, agency_id, opened_at)
    select distinct on (w.code) w.code, w.asset, w.kind, w.side, w.has_floor, w.agency_id, open_accounts.at
    from unnest(codes, assets, kinds, sides, floors, agencies) w(code, asset, kind, side, has_floor, agency_id)
    where not exists (select 1 from ledger.accounts a where a.code = w.code)
    order by w.code
    on conflict do nothing
    returning id, has_floor
  )
  insert into ledger.balances (account_id, balance) select id, 0 from opened where has_floor;
  return query
    select w.n::integer,
      case when same.yes then 'open' else 'refused' end,
      case when same.yes then null else 'LG013' end
    from unnest(codes, assets, kinds, sides, floors, agencies) with ordinality w(code, asset, kind, side, has_floor, agency_id, n)
    join ledger.accounts a on a.code = w.code
    cross join lateral (
      select (a.asset, a.kind, a.side, a.has_floor) = (w.asset, w.kind, w.side, w.has_floor) and a.agency_id is not distinct from w.agency_id as yes
    ) same
    order by w.n;
end $$;

-- Marks the transaction as one that is writing journals: whatever it draws from the record order will be above `first`.
-- Rounded down to sixteens, so that a transaction of a thousand calls takes few locks. See ledger.settled_through.
create function ledger.begin_writing() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first bigint := coalesce(pg_sequence_last_value('ledger.record_order'), 0) & ~15::bigint;
begin
  perform pg_advisory_xact_lock_shared((19527::bigint << 48) | first);
end $$;

-- Every journal up to this number is committed or will never be: no other transaction is still writing one.
-- Read the sequence first: a writer that marks itself after our look at the locks draws a later number.
create function ledger.settled_through() returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last bigint := coalesce(pg_sequence_last_value('ledger.record_order'), 0);
  writing bigint;
begin
  select min(((l.classid::bigint & 65535) << 32) | l.objid::bigint) into writing
  from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1 and l.classid::bigint >> 16 = 19527 and l.granted
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
    and l.pid is distinct from pg_backend_pid();
  return least(last, writing);
end $$;

-- What the open holds of an account still keep from being spent at a time, but for the holds in `except_holds`.
create function ledger.held_at(account integer, at timestamptz, except_holds bigint[]) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return (
    select coalesce(sum(h.amount), 0)::bigint from ledger.open_holds h
    where h.account_id = account and (h.expires_at is null or h.expires_at > at) and h.hold_id <> all (except_holds)
  );

-- What can be said of journals before any lock: per journal the code of a "no" (or null) and its detail, the input hash,
-- the first place of its key in the call, and the journal it reverses.
create function ledger.check_input(
  keys text[], kinds text[], refs text[], hold_keys text[], reversed_keys text[],
  entry_journals integer[], entry_accounts text[], entry_assets text[], entry_amounts bigint[]
) returns table (codes text[], details text[], hashes bytea[], firsts integer[], reversed bigint[])
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  with lines as (
    select e.place, e.account, e.amount, e.asset as said, a.id, a.asset, sum(e.amount) over (partition by e.place, a.asset) as total
    from unnest(entry_journals, entry_accounts, entry_assets, entry_amounts) e(place, account, asset, amount)
    left join ledger.accounts a on a.code = e.account
  ), journals as (
    select l.place,
      case
        when bool_or(l.id is null) then 'LG004'
        when count(*) < 2 or bool_or(l.amount = 0) or count(distinct l.id) < count(*) then 'LG010'
        when bool_or(l.asset <> l.said) then 'LG009'
        when bool_or(l.total <> 0) then 'LG002'
      end as code,
      min(l.account) filter (where l.id is null or l.asset <> l.said) as account,
      jsonb_agg(jsonb_build_array(l.account, l.amount) order by l.account collate "C") as lines
    from lines l group by l.place
  ), checked as (
    select k.place, k.reversed_key, o.id as reversed,
      min(k.place) over (partition by k.key) as first,
      ledger.input_hash(k.kind, k.reference, k.hold_key, k.reversed_key, c.lines) as hash,
      coalesce(c.account, k.reversed_key, k.key) as detail,
      case
        when c.place is null then 'LG010'
        when c.code is not null then c.code
        when k.reversed_key is null then null
        when o.id is null then 'LG014'
        when c.lines <> (
          select jsonb_agg(jsonb_build_array(a.code, - e.amount) order by a.code collate "C")
          from ledger.entries e join ledger.accounts a on a.id = e.account_id where e.journal_id = o.id) then 'LG016'
      end as code
    from unnest(keys, kinds, refs, hold_keys, reversed_keys) with ordinality k(key, kind, reference, hold_key, reversed_key, place)
    left join journals c on c.place = k.place
    left join ledger.journals o on o.key = k.reversed_key
  )
  select array_agg(c.code order by c.place), array_agg(c.detail order by c.place), array_agg(c.hash order by c.place),
    array_agg(c.first::integer order by c.place), array_agg(c.reversed order by c.place)
  from checked c;
end;

-- What a key, or failing that a reversal, that another transaction has just committed means for this input.
create function ledger.answer_of(key text, hash bytea, reversed bigint)
  returns table (verdict text, code text, journal_id bigint, detail text)
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select case when o.input_hash = hash then 'replayed' else 'refused' end,
      case when o.input_hash = hash then null else 'LG003' end,
      case when o.input_hash = hash then o.id end,
      case when o.input_hash = hash then null else answer_of.key end
    from ledger.journals o where o.key = answer_of.key;
  if not found then
    return query select 'refused', 'LG011', null::bigint, o.key from ledger.journals o where o.id = reversed;
  end if;
end $$;

-- Posts many journals in one call, each with a verdict of its own:
--   posted    it is in the book now
--   replayed  its key was posted before with the same input; journal_id is that journal
--   refused   nothing of it was written; code says why, detail names the account, hold or journal
-- Later journals see the earlier ones of the call. A key that stands twice in the call belongs to its first place.
-- Arrays of one length for journals, of one length for entries; entry_journals is the place (from 1) of an entry's journal.
create function ledger.post_journals(
  keys text[], kinds text[], refs text[], ats timestamptz[], actors text[], hold_keys text[], reversed_keys text[],
  entry_journals integer[], entry_accounts text[], entry_assets text[], entry_amounts bigint[]
) returns table (n integer, verdict text, code text, journal_id bigint, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  journal_count constant integer := cardinality(keys);
  codes text[];            -- per journal: why not, or null
  details text[];
  hashes bytea[];
  firsts integer[];        -- per journal: the first place of its key
  known bigint[];          -- per journal: the journal already in the book under its key
  known_same boolean[];
  reversed bigint[];       -- per journal: the journal it reverses
  ids bigint[] := array_fill(null::bigint, array[journal_count]);
  e_journal integer[];     -- entries in order of journal and account
  e_account integer[];
  e_amount bigint[];
  e_side smallint[];
  e_after bigint[];        -- null for house accounts
  e_slot integer[];        -- place in the locked arrays, null for house accounts
  locked integer[];
  left_over bigint[];      -- their balances, and what holds keep of them
  kept_back bigint[];
  settled bigint[] := '{}';
  settled_by bigint[] := '{}';
  settled_amounts bigint[] := '{}';
  hold bigint;
  hold_account integer;
  hold_amount bigint;
  hold_expires_at timestamptz;
  hold_outcome text;
  i integer := 1;          -- the entry looked at
  j integer;
  from_entry integer;
  change bigint;
  kept bigint;
  accepted integer := 0;
  inserted integer;
begin
  perform ledger.begin_writing();
  select c.codes, c.details, c.hashes, c.firsts, c.reversed into codes, details, hashes, firsts, reversed
  from ledger.check_input(keys, kinds, refs, hold_keys, reversed_keys, entry_journals, entry_accounts, entry_assets, entry_amounts) c;

  -- Lock in order of account number, whatever order the entries came in: two calls can not wait for each other.
  select array_agg(b.account_id), array_agg(b.balance), array_agg(b.held) into locked, left_over, kept_back
  from (
    select b.account_id, b.balance, b.held from ledger.balances b
    where b.account_id = any (array(
      select a.id from unnest(entry_journals, entry_accounts) e(place, code) join ledger.accounts a on a.code = e.code
      where a.has_floor and codes[e.place] is null))
    order by b.account_id for no key update
  ) b;

  -- Only now, so that whoever held those locks under the same key has left its journal here.
  select array_agg(x.id order by x.place), array_agg(x.same order by x.place) into known, known_same
  from (
    select k.place, o.id, o.input_hash = hashes[k.place] as same
    from unnest(keys) with ordinality k(key, place) left join ledger.journals o on o.key = k.key
  ) x;

  select array_agg(x.place), array_agg(x.id), array_agg(x.amount), array_agg(x.side), array_agg(x.slot), array_fill(null::bigint, array[count(*)::integer])
  into e_journal, e_account, e_amount, e_side, e_slot, e_after
  from (
    select e.place, a.id, e.amount, a.side, case when a.has_floor then array_position(locked, a.id) end as slot
    from unnest(entry_journals, entry_accounts, entry_amounts) e(place, code, amount) join ledger.accounts a on a.code = e.code
    where codes[e.place] is null order by e.place, a.id
  ) x;

  <<each_journal>>
  for j in 1 .. journal_count loop
    from_entry := i;
    while e_journal[i] = j loop
      i := i + 1;
    end loop;
    continue when codes[j] is not null or firsts[j] < j or known[j] is not null;

    hold := 0;
    hold_account := null;
    if hold_keys[j] is not null then
      select h.id, h.account_id, h.amount, h.expires_at, o.outcome into hold, hold_account, hold_amount, hold_expires_at, hold_outcome
      from ledger.holds h left join ledger.hold_outcomes o on o.hold_id = h.id where h.key = hold_keys[j];
      codes[j] := case
        when hold is null then 'LG005'
        when hold_outcome = 'expired' or (hold_outcome is null and hold_expires_at <= ats[j]) then 'LG007'
        when hold_outcome is not null or hold = any (settled) then 'LG006'
        when not exists (
          select 1 from generate_series(from_entry, i - 1) x
          where e_account[x] = hold_account and - e_side[x] * e_amount[x] between 1 and hold_amount) then 'LG008'
      end;
      details[j] := hold_keys[j];
    elsif reversed[j] is not null and exists (select 1 from ledger.journals o where o.reverses = reversed[j]) then
      codes[j] := 'LG011';
      details[j] := reversed_keys[j];
    end if;
    continue each_journal when codes[j] is not null;

    for x in from_entry .. i - 1 loop
      continue when e_slot[x] is null;
      change := e_side[x] * e_amount[x];
      e_after[x] := left_over[e_slot[x]] + change;
      kept := 0;
      if change < 0 and kept_back[e_slot[x]] > 0 then
        kept := ledger.held_at(e_account[x], ats[j], settled || hold);
      end if;
      if change < 0 and e_after[x] < kept then
        codes[j] := 'LG001';
        details[j] := (select a.code from ledger.accounts a where a.id = e_account[x]);
        continue each_journal;
      end if;
    end loop;

    accepted := accepted + 1;
    ids[j] := nextval('ledger.record_order');
    for x in from_entry .. i - 1 loop
      continue when e_slot[x] is null;
      left_over[e_slot[x]] := e_after[x];
      if e_account[x] = hold_account then
        settled := settled || hold;
        settled_by := settled_by || ids[j];
        settled_amounts := settled_amounts || - e_side[x] * e_amount[x];
        kept_back[e_slot[x]] := kept_back[e_slot[x]] - hold_amount;
      end if;
    end loop;
  end loop;

  if accepted > 0 then
    insert into ledger.journals (id, at, reverses, input_hash, key, kind, reference, actor)
    select w.id, w.at, w.reverses, w.hash, w.key, w.kind, w.reference, w.actor
    from unnest(ids, ats, reversed, hashes, keys, kinds, refs, actors) w(id, at, reverses, hash, key, kind, reference, actor)
    where w.id is not null order by w.key
    on conflict do nothing;
    get diagnostics inserted = row_count;
    if inserted < accepted then
      -- Somebody committed the same key (or the same reversal) while we waited for it. A lone journal gets that answer;
      -- in a group what we decided for the others may hang on it, so the whole call is done again.
      if journal_count > 1 then
        raise exception 'a key of this group was posted at the same moment: try again' using errcode = '40001';
      end if;
      return query select 1, v.verdict, v.code, v.journal_id, v.detail from ledger.answer_of(keys[1], hashes[1], reversed[1]) v;
      return;
    end if;
    insert into ledger.entries (journal_id, account_id, amount, balance_after)
    select ids[w.place], w.account_id, w.amount, w.balance_after
    from unnest(e_journal, e_account, e_amount, e_after) w(place, account_id, amount, balance_after)
    where ids[w.place] is not null;
    update ledger.balances b set balance = w.balance, held = w.held
    from unnest(locked, left_over, kept_back) w(account_id, balance, held)
    where b.account_id = w.account_id and (b.balance, b.held) is distinct from (w.balance, w.held);
  end if;

  if settled <> '{}' then
    insert into ledger.hold_outcomes (hold_id, outcome, settled_amount, journal_id, recorded, at, actor)
    select s.hold_id, 'settled', s.amount, s.journal_id, s.journal_id, o.at, o.actor
    from unnest(settled, settled_amounts, settled_by) s(hold_id, amount, journal_id) join ledger.journals o on o.id = s.journal_id;
    delete from ledger.open_holds h using ledger.holds o where o.id = any (settled) and h.account_id = o.account_id and h.hold_id = o.id;
  end if;

  for j in 1 .. journal_count loop
    n := j;
    verdict := 'refused';
    code := null;
    journal_id := null;
    detail := null;
    if codes[j] is not null then
      code := codes[j];
      detail := details[j];
    elsif known[j] is not null or firsts[j] < j then
      if coalesce(known_same[j], hashes[j] = hashes[firsts[j]]) then
        code := codes[firsts[j]];
        detail := details[firsts[j]];
        journal_id := coalesce(known[j], ids[firsts[j]]);
        verdict := case when code is null then 'replayed' else 'refused' end;
      else
        code := 'LG003';
        detail := keys[j];
      end if;
    else
      verdict := 'posted';
      journal_id := ids[j];
    end if;
    return next;
  end loop;
end $$;

-- One journal for callers in SQL: a refusal is raised under its own SQLSTATE.
create function ledger.post_journal(key text, kind text, reference text, at timestamptz, accounts text[], amounts bigint[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  answer record;
begin
  select * into answer from ledger.post_journals(
    array[post_journal.key], array[post_journal.kind], array[post_journal.reference], array[post_journal.at], array[kernel.actor()],
    array[null::text], array[null::text],
    array_fill(1, array[cardinality(accounts)]), accounts, array_fill(null::text, array[cardinality(accounts)]), amounts);
  if answer.code is not null then
    raise exception 'the ledger refuses %: % (%)', post_journal.key, answer.code, answer.detail using errcode = answer.code;
  end if;
  return answer.journal_id;
end $$;

-- Keeps an amount of a floor account from being spent. Verdicts: open, replayed, refused.
create function ledger.open_hold(key text, account text, amount bigint, reference text, expires_at timestamptz, at timestamptz, actor text)
  returns table (verdict text, code text, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  hash bytea := ledger.input_hash('hold', open_hold.reference, null, null, jsonb_build_array(jsonb_build_array(account, amount)));
  place ledger.accounts;
  free bigint;
  known bytea;
  hold bigint;
begin
  select a.* into place from ledger.accounts a where a.code = account;
  if place.id is null or not place.has_floor then
    return query select 'refused', case when place.id is null then 'LG004' else 'LG015' end, account;
    return;
  end if;
  select b.balance into free from ledger.balances b where b.account_id = place.id for no key update;
  select h.input_hash into known from ledger.holds h where h.key = open_hold.key;
  if known is null then
    free := free - ledger.held_at(place.id, open_hold.at, '{}');
    if free < amount then
      return query select 'refused', 'LG001', account;
      return;
    end if;
    insert into ledger.holds (id, amount, opened_at, expires_at, account_id, input_hash, key, reference, actor)
    values (nextval('ledger.record_order'), amount, open_hold.at, open_hold.expires_at, place.id, hash, open_hold.key, open_hold.reference, open_hold.actor)
    on conflict do nothing returning id into hold;
    if hold is not null then
      insert into ledger.open_holds (account_id, hold_id, amount, expires_at) values (place.id, hold, amount, open_hold.expires_at);
      update ledger.balances b set held = b.held + amount where b.account_id = place.id;
      return query select 'open', null, null;
      return;
    end if;
    select h.input_hash into known from ledger.holds h where h.key = open_hold.key;
  end if;
  if known = hash then
    return query select 'replayed', null, null;
  else
    return query select 'refused', 'LG003', open_hold.key;
  end if;
end $$;

-- Frees a hold that was not settled. Verdicts: voided, replayed (it was free already), refused.
create function ledger.void_hold(key text, at timestamptz, actor text) returns table (verdict text, code text, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  hold ledger.holds;
  ended text;
begin
  select h.* into hold from ledger.holds h where h.key = void_hold.key;
  if hold.id is null then
    return query select 'refused', 'LG005', void_hold.key;
    return;
  end if;
  perform 1 from ledger.balances b where b.account_id = hold.account_id for no key update;
  select o.outcome into ended from ledger.hold_outcomes o where o.hold_id = hold.id;
  if ended is not null then
    return query select case when ended = 'settled' then 'refused' else 'replayed' end, case when ended = 'settled' then 'LG006' end, void_hold.key;
    return;
  end if;
  insert into ledger.hold_outcomes (hold_id, outcome, settled_amount, recorded, at, actor)
  values (hold.id, 'voided', 0, nextval('ledger.record_order'), void_hold.at, void_hold.actor);
  delete from ledger.open_holds h where h.account_id = hold.account_id and h.hold_id = hold.id;
  update ledger.balances b set held = b.held - hold.amount where b.account_id = hold.account_id;
  return query select 'voided', null, null;
end $$;

-- Writes down the end of holds whose time is over, at most `most` of them. They count for nothing already: this only tidies.
create function ledger.expire_holds(at timestamptz, actor text, most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  expired integer := 0;
  due record;
begin
  for due in
    select h.account_id, array_agg(h.hold_id) as hold_ids
    from (select o.account_id, o.hold_id from ledger.open_holds o where o.expires_at <= expire_holds.at order by o.account_id limit most) h
    group by h.account_id order by h.account_id
  loop
    perform 1 from ledger.balances b where b.account_id = due.account_id for no key update;
    with gone as (
      delete from ledger.open_holds o where o.account_id = due.account_id and o.hold_id = any (due.hold_ids) returning o.hold_id, o.amount
    ), written as (
      insert into ledger.hold_outcomes (hold_id, outcome, settled_amount, recorded, at, actor)
      select g.hold_id, 'expired', 0, nextval('ledger.record_order'), expire_holds.at, expire_holds.actor from gone g
      returning 1
    ), freed as (
      update ledger.balances b set held = b.held - (select sum(g.amount) from gone g)
      where b.account_id = due.account_id and exists (select 1 from gone)
    )
    select expired + count(*) into expired from written;
  end loop;
  return expired;
end $$;

-- Closes the longest run of recorded journals that is settled and holds nothing later than `up_to`.
-- Returns the last journal covered, or null when there was nothing new to close.
create function ledger.close_accounts(up_to timestamptz, at timestamptz, actor text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before bigint;
  before_at timestamptz;
  boundary bigint;
  closed_at timestamptz;
  closed bigint;
begin
  -- Under a frozen snapshot the journals of writers that have just finished would be missing from the sums.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a closing must run at read committed' using errcode = 'LG017';
  end if;
  perform pg_advisory_xact_lock((19528::bigint << 48));
  select c.upto_id, c.newest_at into before, before_at from ledger.closings c order by c.upto_id desc limit 1;
  before := coalesce(before, 0);
  boundary := ledger.settled_through();
  select least(boundary, min(o.id) - 1) into boundary from ledger.journals o where o.id > before and o.at > up_to;
  select max(o.id), greatest(max(o.at), before_at) into closed, closed_at from ledger.journals o where o.id > before and o.id <= boundary;
  if closed is null then
    return null;
  end if;
  insert into ledger.closings (upto_id, newest_at, up_to, at, actor)
  values (closed, closed_at, close_accounts.up_to, close_accounts.at, close_accounts.actor);
  insert into ledger.closing_balances (account_id, upto_id, balance)
  select m.account_id, closed, m.moved + coalesce((
      select c.balance from ledger.closing_balances c where c.account_id = m.account_id order by c.upto_id desc limit 1), 0)
  from (
    select e.account_id, sum(a.side * e.amount)::bigint as moved
    from ledger.entries e join ledger.accounts a on a.id = e.account_id
    where e.journal_id > before and e.journal_id <= closed and not a.has_floor
    group by e.account_id
  ) m;
  return closed;
end $$;

revoke all on all functions in schema ledger from public;
grant execute on function ledger.open_accounts, ledger.post_journals, ledger.post_journal, ledger.open_hold, ledger.void_hold,
  ledger.expire_holds, ledger.close_accounts, ledger.settled_through, ledger.input_hash to kinline_app;
