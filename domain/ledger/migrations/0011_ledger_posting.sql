-- The only writers of the book. Each answers with verdicts, so a "no" leaves the caller's transaction whole; the code of a "no"
-- is the SQLSTATE under which ledger.post_journal (for callers in SQL) raises it. domain/ledger/refusals.ts lists the codes.

-- What makes two inputs the same: kind, reference, hold, reversed journal, and the entries in any order.
-- Not `at` and not the actor: a retry comes later, and perhaps from a worker. `lines` is 'code amount;' for each
-- entry, by account number. Eight bytes: one chance in 2^64 that a reused key goes unnoticed.
create function ledger.input_hash(kind text, reference text, hold_key text, reversed_key text, lines text) returns bytea
  language sql immutable parallel safe
  return substring(sha256(convert_to(
    quote_nullable(kind) || quote_nullable(reference) || quote_nullable(hold_key) || quote_nullable(reversed_key) || lines, 'UTF8')) for 8);

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

-- The entries of a recorded journal as input_hash wants them; `sign` -1 gives those that undo it.
create function ledger.lines_of(journal bigint, sign integer) returns text
  language sql stable
  return (
    select string_agg(a.code || ' ' || sign * e.amount || ';', '' order by e.account_id)
    from ledger.entries e join ledger.accounts a on a.id = e.account_id
    where e.account_id = any ((select j.account_ids from ledger.journals j where j.id = journal)::integer[]) and e.journal_id = journal
  );

-- Posts many journals in one call, each with a verdict of its own:
--   posted    it is in the book now
--   replayed  its key was posted before with the same input; journal_id is that journal
--   refused   nothing of it was written; code says why, detail names the account, hold or journal
-- Later journals see the earlier ones of the call. A new key that stands twice in the call belongs to its first place.
-- Arrays of one length for journals, of one length for entries; entry_journals is the place (from 1) of an entry's journal.
create function ledger.post_journals(
  keys text[], kinds text[], refs text[], ats timestamptz[], actors text[], hold_keys text[], reversed_keys text[],
  entry_journals integer[], entry_accounts text[], entry_assets text[], entry_amounts bigint[]
) returns table (n integer, verdict text, code text, journal_id bigint, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  -- One plan for all calls, by index whatever the statistics say: they may date from an empty book.
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  journal_count constant integer := cardinality(keys);
  codes text[] := array_fill(null::text, array[journal_count]);       -- per journal: why not, or null
  details text[] := keys;
  hashes bytea[];
  reversed bigint[] := array_fill(null::bigint, array[journal_count]); -- the journal it reverses
  firsts integer[];        -- the first place of its key
  known bigint[];          -- the journal already in the book under its key
  known_same boolean[];
  ids bigint[] := array_fill(null::bigint, array[journal_count]);
  j_first integer[] := '{}'; -- its entries' first and last place
  j_last integer[] := '{}';
  e_journal integer[];     -- entries, in order of journal and account number
  e_code text[];
  e_said text[];
  e_amount bigint[];
  e_account integer[];
  e_side smallint[];
  e_floor boolean[];
  e_asset text[];
  e_after bigint[] := array_fill(null::bigint, array[cardinality(entry_accounts)]); -- the balance after it; null for house accounts
  locked integer[];        -- the floor accounts, their balances and what holds keep of them
  left_over bigint[];
  kept_back bigint[];
  undone bigint[] := '{}'; -- what this call reverses
  settled bigint[] := '{}';
  settled_by bigint[] := '{}';
  settled_amounts bigint[] := '{}';
  hold bigint;
  hold_account integer;
  hold_amount bigint;
  hold_expires_at timestamptz;
  hold_outcome text;
  lines text;
  total bigint;
  mixed boolean;
  first integer;
  i integer := 1;
  j integer;
  slot integer;
  change bigint;
  kept bigint;
  accepted integer := 0;
  inserted integer;
begin
  perform ledger.begin_writing();
  select array_agg(x.place), array_agg(x.code), array_agg(x.said), array_agg(x.amount),
    array_agg(x.id), array_agg(x.side), array_agg(x.has_floor), array_agg(x.asset)
  into e_journal, e_code, e_said, e_amount, e_account, e_side, e_floor, e_asset
  from (
    select e.place, e.code, e.said, e.amount, a.id, a.side, a.has_floor, a.asset
    from unnest(entry_journals, entry_accounts, entry_assets, entry_amounts) e(place, code, said, amount)
    left join ledger.accounts a on a.code = e.code
    order by e.place, a.id
  ) x;

  -- What can be said before any lock.
  for j in 1 .. journal_count loop
    first := i;
    total := 0;
    lines := '';
    mixed := false;
    while e_journal[i] = j loop
      if e_account[i] is null then
        codes[j] := 'LG004';
        details[j] := e_code[i];
      elsif e_amount[i] = 0 or (i > first and e_account[i] = e_account[i - 1]) then
        codes[j] := 'LG010';
      elsif e_asset[i] <> e_said[i] then
        codes[j] := 'LG009';
        details[j] := e_code[i];
      end if;
      mixed := mixed or e_asset[i] <> e_asset[first];
      total := total + e_amount[i];
      lines := lines || e_code[i] || ' ' || e_amount[i] || ';';
      i := i + 1;
    end loop;
    j_first[j] := first;
    j_last[j] := i - 1;
    hashes[j] := ledger.input_hash(kinds[j], refs[j], hold_keys[j], reversed_keys[j], lines);
    if codes[j] is not null then
      continue;
    elsif i - first < 2 or length(keys[j]) not between 1 and 200
        or length(kinds[j]) not between 1 and 60 or length(refs[j]) not between 1 and 200 then
      codes[j] := 'LG010';
    elsif total <> 0 or mixed and exists (
        select 1 from unnest(e_asset[first : i - 1], e_amount[first : i - 1]) x(asset, amount) group by x.asset having sum(x.amount) <> 0) then
      codes[j] := 'LG002';
    elsif reversed_keys[j] is not null then
      reversed[j] := (select o.id from ledger.journals o where o.key = reversed_keys[j]);
      details[j] := reversed_keys[j];
      codes[j] := case when reversed[j] is null then 'LG014' when lines <> ledger.lines_of(reversed[j], -1) then 'LG016' end;
    end if;
  end loop;

  -- Lock in order of account number, whatever order the entries came in: two calls can not wait for each other.
  select array_agg(b.account_id), array_agg(b.balance), array_agg(b.held) into locked, left_over, kept_back
  from (
    select b.account_id, b.balance, b.held from ledger.balances b
    where b.account_id = any (e_account) order by b.account_id for no key update
  ) b;

  -- Only now, so that whoever held those locks under the same key has left its journal here.
  select array_agg(x.first), array_agg(x.id), array_agg(x.same) into firsts, known, known_same
  from (
    select min(k.place) over (partition by k.key) as first, o.id, o.input_hash = hashes[k.place] as same
    from unnest(keys) with ordinality k(key, place) left join ledger.journals o on o.key = k.key
    order by k.place
  ) x;

  <<each_journal>>
  for j in 1 .. journal_count loop
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
          select 1 from generate_series(j_first[j], j_last[j]) x
          where e_account[x] = hold_account and - e_side[x] * e_amount[x] between 1 and hold_amount) then 'LG008'
      end;
      details[j] := hold_keys[j];
    elsif reversed[j] is not null and (
        reversed[j] = any (undone) or exists (select 1 from ledger.reversals r where r.reversed_id = reversed[j])) then
      codes[j] := 'LG011';
    end if;
    continue when codes[j] is not null;

    for x in j_first[j] .. j_last[j] loop
      continue when not e_floor[x];
      slot := array_position(locked, e_account[x]);
      change := e_side[x] * e_amount[x];
      e_after[x] := left_over[slot] + change;
      kept := 0;
      if change < 0 and kept_back[slot] > 0 then
        kept := ledger.held_at(e_account[x], ats[j], settled || hold);
      end if;
      if change < 0 and e_after[x] < kept then
        codes[j] := 'LG001';
        details[j] := e_code[x];
        continue each_journal;
      end if;
    end loop;

    accepted := accepted + 1;
    if reversed[j] is not null then
      undone := undone || reversed[j];
    end if;
    ids[j] := nextval('ledger.record_order');
    for x in j_first[j] .. j_last[j] loop
      continue when not e_floor[x];
      slot := array_position(locked, e_account[x]);
      left_over[slot] := e_after[x];
      if e_account[x] = hold_account then
        settled := settled || hold;
        settled_by := settled_by || ids[j];
        settled_amounts := settled_amounts || - e_side[x] * e_amount[x];
        kept_back[slot] := kept_back[slot] - hold_amount;
      end if;
    end loop;
  end loop;

  if accepted > 0 then
    insert into ledger.journals (id, at, account_ids, input_hash, key, kind, reference, actor)
    select w.id, w.at, e_account[w.first : w.last], w.hash, w.key, w.kind, w.reference, w.actor
    from unnest(ids, ats, j_first, j_last, hashes, keys, kinds, refs, actors)
      w(id, at, first, last, hash, key, kind, reference, actor)
    where w.id is not null order by w.key
    on conflict do nothing;
    get diagnostics inserted = row_count;
    if inserted < accepted then
      -- Somebody committed the same key while we waited for it. A lone journal gets that answer; in a group what we decided
      -- for the others may hang on it, so the whole call is done again.
      if journal_count > 1 then
        raise exception 'a key of this group was posted at the same moment: try again' using errcode = '40001';
      end if;
      return query
        select 1, case when o.input_hash = hashes[1] then 'replayed' else 'refused' end, case when o.input_hash <> hashes[1] then 'LG003' end,
          case when o.input_hash = hashes[1] then o.id end, case when o.input_hash <> hashes[1] then o.key end
        from ledger.journals o where o.key = keys[1];
      return;
    end if;
    if undone <> '{}' then
      insert into ledger.reversals (journal_id, reversed_id)
      select w.id, w.reversed from unnest(ids, reversed) w(id, reversed) where w.id is not null and w.reversed is not null
      on conflict do nothing;
      get diagnostics inserted = row_count;
      if inserted < cardinality(undone) then
        raise exception 'a journal of this call was reversed at the same moment: try again' using errcode = '40001';
      end if;
    end if;
    insert into ledger.entries (journal_id, account_id, amount, balance_after)
    select ids[w.place], w.account_id, w.amount, w.balance_after
    from unnest(e_journal, e_account, e_amount, e_after) w(place, account_id, amount, balance_after)
    where ids[w.place] is not null;
    if locked is not null then
      update ledger.balances b set balance = w.balance, held = w.held
      from unnest(locked, left_over, kept_back) w(account_id, balance, held)
      where b.account_id = w.account_id and (b.balance <> w.balance or b.held <> w.held);
    end if;
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
    code := codes[j];
    journal_id := null;
    if code is not null then
      null;
    elsif known[j] is not null then
      journal_id := known[j];
      code := case when not known_same[j] then 'LG003' end;
    elsif hashes[j] <> hashes[firsts[j]] then
      code := 'LG003';
    else
      journal_id := ids[firsts[j]];
      code := codes[firsts[j]];
      details[j] := details[firsts[j]];
    end if;
    if code is not null then
      journal_id := null;
    else
      verdict := case when firsts[j] = j and known[j] is null then 'posted' else 'replayed' end;
    end if;
    detail := case when code is not null then details[j] end;
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
