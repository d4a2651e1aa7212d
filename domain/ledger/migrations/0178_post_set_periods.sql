-- ledger.post_set as it was, with one more "no": a journal dated in a period that is closed (LG019).

-- Posts a set of journals in one call, each with a verdict of its own:
--   posted    it is in the book now
--   replayed  its key was posted before with the same input; journal_id is that journal
--   refused   nothing of it was written; code says why, detail names the account, hold or journal
-- Later journals see the earlier ones of the set. A new key that stands twice in the set belongs to its first place.
-- Arrays of one length for journals, of one length for entries; entry_journals is the place (from 1) of an entry's journal.
-- Floor accounts are locked in order of number, whatever order the entries came in, so two calls can not wait for each other. With
-- `waits` false a journal on a floor account that somebody else holds is refused (LG018) instead of waited for.
create or replace function ledger.post_set(
  keys text[], kinds text[], refs text[], ats timestamptz[], actors text[], hold_keys text[], reversed_keys text[],
  entry_journals integer[], entry_accounts text[], entry_assets text[], entry_amounts bigint[], waits boolean default true
) returns table (n integer, verdict text, code text, journal_id bigint, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  -- One plan for all calls, by index whatever the statistics say: they may date from an empty book.
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  journal_count constant integer := cardinality(keys);
  codes text[];            -- per journal: why not, or null
  details text[];
  hashes bytea[];
  written text[];          -- its entries, as the hash reads them
  line_counts integer[];
  reversed bigint[] := array_fill(null::bigint, array[journal_count]); -- the journal it reverses
  firsts integer[];        -- the first place of its key
  known bigint[];          -- the journal already in the book under its key
  known_same boolean[];
  takes boolean[];         -- it goes into the book, as far as is known by now
  ids bigint[];
  e_journal integer[];     -- entries, in order of journal and account number
  e_code text[];
  e_amount bigint[];
  e_account integer[];
  e_side smallint[];
  e_floor boolean[];
  busy integer[];          -- floor accounts that somebody else holds
  tight integer[];         -- those where the order of the set decides: their balances, and what holds keep of them
  left_over bigint[];
  kept_back bigint[];
  after bigint[];
  undone bigint[] := '{}'; -- what this set reverses
  settled bigint[] := '{}';
  settled_at integer[] := '{}';
  settled_accounts integer[] := '{}';
  settled_held bigint[] := '{}';
  settled_amounts bigint[] := '{}';
  hold bigint;
  hold_account integer;
  hold_amount bigint;
  hold_expires_at timestamptz;
  hold_outcome text;
  first integer;
  i integer := 1;
  j integer;
  slot integer;
  change bigint;
  kept bigint;
  accepted integer;
  locked timestamptz;
  inserted integer;
begin
  perform ledger.begin_writing();

  -- What can be said before any lock. A line of nothing for each journal stands for those that come without entries.
  with e as materialized (
    select l.place, l.code, l.said, l.amount, a.id, a.side, a.has_floor, a.asset, l.code is not null or l.amount is not null as real,
      a.id = lag(a.id) over (partition by l.place order by a.id) as twice
    from (
      select * from unnest(entry_journals, entry_accounts, entry_assets, entry_amounts) x(place, code, said, amount)
      union all
      select g.place, null, null, null from generate_series(1, journal_count) g(place)
    ) l
    left join ledger.accounts a on a.code = l.code
    order by l.place, a.id
  )
  select s.*, t.* into e_journal, e_code, e_amount, e_account, e_side, e_floor, codes, details, hashes, written, line_counts
  from (
    select array_agg(e.place), array_agg(e.code), array_agg(e.amount), array_agg(e.id), array_agg(e.side), array_agg(e.has_floor)
    from e where e.real
  ) s
  cross join (
    select array_agg(case
        when g.unknown is not null then 'LG004'
        when g.lines < 2 or g.bad or coalesce(length(keys[g.place]), 0) not between 1 and 200
          or coalesce(length(kinds[g.place]), 0) not between 1 and 60 or length(refs[g.place]) not between 1 and 200 then 'LG010'
        when g.other is not null then 'LG009'
        when g.total <> 0 or (g.mixed and exists (
          select 1 from unnest(g.assets, g.amounts) x(asset, amount) group by x.asset having sum(x.amount) <> 0)) then 'LG002'
      end),
      array_agg(coalesce(g.unknown, g.other, keys[g.place])),
      array_agg(ledger.input_hash(kinds[g.place], refs[g.place], hold_keys[g.place], reversed_keys[g.place], g.written)),
      array_agg(g.written), array_agg(g.lines)
    from (
      select e.place, count(*) filter (where e.real)::integer as lines, sum(e.amount) as total, min(e.asset) <> max(e.asset) as mixed,
        min(coalesce(e.code, '')) filter (where e.real and e.id is null) as unknown,
        min(e.code) filter (where e.asset <> e.said) as other,
        coalesce(bool_or(e.twice or e.amount = 0 or (e.real and e.amount is null)), false) as bad,
        coalesce(string_agg(e.code || ' ' || e.amount || ';', '' order by e.id), '') as written,
        array_agg(e.asset order by e.id) as assets, array_agg(e.amount order by e.id) as amounts
      from e group by e.place order by e.place
    ) g
  ) t;

  for j in select r.place from unnest(reversed_keys) with ordinality r(key, place) where r.key is not null loop
    continue when codes[j] is not null;
    reversed[j] := (select o.id from ledger.journals o where o.key = reversed_keys[j]);
    details[j] := reversed_keys[j];
    codes[j] := case when reversed[j] is null then 'LG014' when written[j] <> ledger.lines_of(reversed[j], -1) then 'LG016' end;
  end loop;

  if true = any (e_floor) then
    if waits then
      perform b.account_id from (
        select b.account_id from ledger.balances b
        where b.account_id = any (array(select x.id from unnest(e_account, e_floor) x(id, has_floor) where x.has_floor))
        order by b.account_id for no key update
      ) b;
    else
      select array_agg(m.id) into busy from (
        select x.id from unnest(e_account, e_floor) x(id, has_floor) where x.has_floor
        except
        select b.account_id from (
          select b.account_id from ledger.balances b
          where b.account_id = any (array(select x.id from unnest(e_account, e_floor) x(id, has_floor) where x.has_floor))
          order by b.account_id for no key update skip locked
        ) b
      ) m;
    end if;
  end if;

  -- Only now, so that whoever held those locks under the same key has left its journal here.
  select array_agg(x.first), array_agg(x.id), array_agg(x.same),
    array_agg(x.first = x.place and x.id is null and codes[x.place] is null)
  into firsts, known, known_same, takes
  from (
    select k.place, min(k.place) over (partition by k.key) as first, o.id, o.input_hash = hashes[k.place] as same
    from unnest(keys) with ordinality k(key, place) left join ledger.journals o on o.key = k.key
    order by k.place
  ) x;

  -- What is dated in a period that is closed is refused; what is in the book already is answered as ever.
  locked := ledger.locked_at();
  for j in select x.place from unnest(ats, takes) with ordinality x(at, yes, place) where x.yes and x.at < locked loop
    takes[j] := false;
    codes[j] := 'LG019';
  end loop;

  if busy is not null then
    for j in select distinct x.place from unnest(e_journal, e_account) x(place, id) where x.id = any (busy) and takes[x.place] loop
      takes[j] := false;
      codes[j] := 'LG018';
    end loop;
  end if;

  -- A floor account that can bear everything that is taken from it in this set says no to nothing, in whatever order.
  -- Only around the others, and around holds and reversals, one journal after the other has to be looked at.
  select array_agg(s.id) into tight
  from (
    select x.id, sum(x.side * x.amount) as taken
    from unnest(e_journal, e_account, e_amount, e_side, e_floor) x(place, id, amount, side, has_floor)
    where x.has_floor and x.side * x.amount < 0 and takes[x.place] group by x.id
  ) s
  where (select b.balance - b.held from ledger.balances b where b.account_id = s.id) + s.taken < 0;
  if tight is not null or exists (
    select 1 from unnest(hold_keys, reversed_keys, takes) x(hold, undoes, yes) where x.yes and (x.hold is not null or x.undoes is not null)
  ) then
    select array_agg(b.account_id), array_agg(b.balance), array_agg(b.held) into tight, left_over, kept_back
    from ledger.balances b where b.account_id = any (array(
      select unnest(tight) union
      select x.id from unnest(e_journal, e_account, e_floor) x(place, id, has_floor) where x.has_floor and hold_keys[x.place] is not null));

    <<each_journal>>
    for j in 1 .. journal_count loop
      first := i;
      i := i + line_counts[j];
      continue when not takes[j];

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
            select 1 from generate_series(first, i - 1) x
            where e_account[x] = hold_account and - e_side[x] * e_amount[x] between 1 and hold_amount) then 'LG008'
        end;
        details[j] := hold_keys[j];
      elsif reversed[j] is not null and (
          reversed[j] = any (undone) or exists (select 1 from ledger.reversals r where r.reversed_id = reversed[j])) then
        codes[j] := 'LG011';
      end if;
      takes[j] := codes[j] is null;
      continue when not takes[j];

      after := left_over;
      for x in first .. i - 1 loop
        continue when not e_floor[x];
        slot := array_position(tight, e_account[x]);
        continue when slot is null;
        change := e_side[x] * e_amount[x];
        after[slot] := after[slot] + change;
        kept := 0;
        if change < 0 and kept_back[slot] > 0 then
          kept := ledger.held_at(e_account[x], ats[j], settled || hold);
        end if;
        if change < 0 and after[slot] < kept then
          takes[j] := false;
          codes[j] := 'LG001';
          details[j] := e_code[x];
          continue each_journal;
        end if;
      end loop;

      left_over := after;
      if reversed[j] is not null then
        undone := undone || reversed[j];
      end if;
      if hold_account is not null then
        slot := array_position(tight, hold_account);
        kept_back[slot] := kept_back[slot] - hold_amount;
        settled := settled || hold;
        settled_at := settled_at || j;
        settled_accounts := settled_accounts || hold_account;
        settled_held := settled_held || hold_amount;
        settled_amounts := settled_amounts || (
          select - e_side[x] * e_amount[x] from generate_series(first, i - 1) x where e_account[x] = hold_account);
      end if;
    end loop;
  end if;

  select count(*) into accepted from unnest(takes) x(yes) where x.yes;
  if accepted > 0 then
    -- Numbers are drawn under the locks and in the order of the set, so along a floor account they tell what came first.
    select array_agg(case when x.yes then nextval('ledger.record_order') end) into ids from unnest(takes) x(yes);
    with w as materialized (
      select x.place, ids[x.place] as journal_id, x.account_id, x.amount, case when x.has_floor then x.side * x.amount end as change
      from unnest(e_journal, e_account, e_amount, e_side, e_floor) x(place, account_id, amount, side, has_floor)
      where takes[x.place]
    ), journals as (
      insert into ledger.journals (id, at, account_ids, input_hash, key, kind, reference, actor)
      select g.journal_id, ats[g.place], g.account_ids, hashes[g.place], keys[g.place], kinds[g.place], refs[g.place], actors[g.place]
      from (select w.place, w.journal_id, array_agg(w.account_id order by w.account_id) as account_ids from w group by w.place, w.journal_id) g
      order by keys[g.place]
      on conflict do nothing returning 1
    ), entries as (
      insert into ledger.entries (journal_id, account_id, amount, balance_after)
      select w.journal_id, w.account_id, w.amount, case when w.change is not null then
        (select b.balance from ledger.balances b where b.account_id = w.account_id) + sum(w.change) over (partition by w.account_id order by w.place) end
      from w where (select count(*) from journals) = accepted
    ), balances as (
      update ledger.balances b set balance = b.balance + d.change
      from (select w.account_id, sum(w.change) as change from w where w.change is not null group by w.account_id) d
      where b.account_id = d.account_id and d.change <> 0 and (select count(*) from journals) = accepted
    )
    select count(*) into inserted from journals;
    if inserted < accepted then
      -- Somebody committed the same key while we waited for it, so nothing was written. A lone journal gets that answer; in a
      -- set what we decided for the others may hang on it, so the whole call is done again.
      if journal_count > 1 then
        raise exception 'a key of this set was posted at the same moment: try again' using errcode = '40001';
      end if;
      return query
        select 1, case when o.input_hash = hashes[1] then 'replayed' else 'refused' end, case when o.input_hash <> hashes[1] then 'LG003' end,
          case when o.input_hash = hashes[1] then o.id end, case when o.input_hash <> hashes[1] then o.key end
        from ledger.journals o where o.key = keys[1];
      return;
    end if;
  end if;

  if undone <> '{}' then
    insert into ledger.reversals (journal_id, reversed_id)
    select w.id, w.reversed from unnest(ids, reversed) w(id, reversed) where w.id is not null and w.reversed is not null
    on conflict do nothing;
    get diagnostics inserted = row_count;
    if inserted < cardinality(undone) then
      raise exception 'a journal of this set was reversed at the same moment: try again' using errcode = '40001';
    end if;
  end if;
  if settled <> '{}' then
    insert into ledger.hold_outcomes (hold_id, outcome, settled_amount, journal_id, recorded, at, actor)
    select s.hold_id, 'settled', s.amount, ids[s.place], ids[s.place], ats[s.place], actors[s.place]
    from unnest(settled, settled_amounts, settled_at) s(hold_id, amount, place);
    delete from ledger.open_holds h using unnest(settled, settled_accounts) s(hold_id, account_id)
    where h.account_id = s.account_id and h.hold_id = s.hold_id;
    update ledger.balances b set held = b.held - s.amount
    from (select s.account_id, sum(s.amount) as amount from unnest(settled_accounts, settled_held) s(account_id, amount) group by s.account_id) s
    where b.account_id = s.account_id;
  end if;

  return query
    select x.place, case when y.code is not null then 'refused' when firsts[x.place] = x.place and known[x.place] is null then 'posted' else 'replayed' end,
      y.code, case when y.code is null then coalesce(known[x.place], ids[firsts[x.place]]) end,
      case when y.code is null then null when codes[x.place] is not null then details[x.place]
        when y.code = 'LG003' then keys[x.place] else details[firsts[x.place]] end
    from generate_series(1, journal_count) x(place)
    cross join lateral (
      select case
        when codes[x.place] is not null then codes[x.place]
        when known[x.place] is not null then case when not known_same[x.place] then 'LG003' end
        when hashes[x.place] <> hashes[firsts[x.place]] then 'LG003'
        else codes[firsts[x.place]]
      end as code
    ) y;
end $$;
