-- Raises many accounts to the same amount, out of one house account: for a night in which millions get something. All that ledger.post_set must ask of journals that
-- may take something away is not asked of those that only give, and no row goes over the wire.

-- What may be spent of a floor account; nothing of one that was never opened. For functions of the house, not for its login.
create function ledger.available(code text, at timestamptz) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return coalesce((
    select b.balance - ledger.held_at(b.account_id, available.at, '{}') from ledger.balances b
    where b.account_id = (select a.id from ledger.accounts a where a.code = available.code)
  ), 0);
revoke all on function ledger.available from public;

-- Each account named has `upto` to spend afterwards, or more if it had more. Those not there yet are opened, the other side of `source`. One journal for each that
-- lacks something, under its key; a key that is in the book is left alone, whatever was posted under it.
create function ledger.top_up(keys text[], kind text, refs text[], accounts text[], source text, upto bigint, at timestamptz, actor text)
  returns table (journals bigint, given bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  origin ledger.accounts;
  numbers integer[];
begin
  perform ledger.begin_writing();
  if top_up.at < ledger.locked_at() then
    raise exception 'the ledger refuses to date % at %', top_up.kind, top_up.at using errcode = 'LG019';
  end if;
  select a.* into origin from ledger.accounts a where a.code = source and not a.has_floor;
  if not found then
    raise exception 'no house account %', source using errcode = 'LG004';
  end if;

  with opened as (
    insert into ledger.accounts (code, asset, kind, side, has_floor, agency_id, opened_at)
    select distinct w.code, origin.asset, origin.kind, - origin.side, true, origin.agency_id, top_up.at
    from unnest(accounts) w(code)
    where not exists (select 1 from ledger.accounts a where a.code = w.code)
    order by w.code
    on conflict do nothing
    returning id
  )
  insert into ledger.balances (account_id, balance) select id, 0 from opened;

  select array_agg(a.id order by w.n) into numbers
  from unnest(accounts) with ordinality w(code, n)
  left join ledger.accounts a on a.code = w.code and a.has_floor and a.asset = origin.asset and a.side = - origin.side;
  if array_position(numbers, null) is not null then
    raise exception 'account % is not the other side of %', accounts[array_position(numbers, null)], source using errcode = 'LG013';
  end if;
  perform b.account_id from (
    select b.account_id from ledger.balances b where b.account_id = any (numbers) order by b.account_id for no key update
  ) b;

  -- What stands there now: whoever held one of the locks has left its journal here. Written so that there is one way to read each row, by its key, whatever the
  -- statistics say: on the first of a month they know nothing of what has just been opened.
  return query
  with lacking as materialized (
    select w.key, w.ref, w.code, w.account_id, b.balance, upto + b.held - b.balance as amount
    from unnest(keys, refs, accounts, numbers) w(key, ref, code, account_id)
    cross join lateral (
      select b.balance, case b.held when 0 then 0 else ledger.held_at(b.account_id, top_up.at, '{}') end as held
      from ledger.balances b where b.account_id = w.account_id offset 0
    ) b
    where (select j.id from ledger.journals j where j.key = w.key) is null
  ), g as materialized (
    select nextval('ledger.record_order') as journal_id, l.* from lacking l where l.amount > 0
  ), written as (
    insert into ledger.journals (id, at, account_ids, input_hash, key, kind, reference, actor)
    select g.journal_id, top_up.at,
      case when origin.id < g.account_id then array[origin.id, g.account_id] else array[g.account_id, origin.id] end,
      ledger.input_hash(top_up.kind, g.ref, null, null, case when origin.id < g.account_id
        then origin.code || ' ' || origin.side * g.amount || ';' || g.code || ' ' || - origin.side * g.amount || ';'
        else g.code || ' ' || - origin.side * g.amount || ';' || origin.code || ' ' || origin.side * g.amount || ';' end),
      g.key, top_up.kind, g.ref, top_up.actor
    from g
  ), lines as (
    insert into ledger.entries (journal_id, account_id, amount, balance_after)
    select g.journal_id, x.account_id, x.amount, x.balance_after
    from g cross join lateral (values
      (origin.id, origin.side * g.amount, null::bigint),
      (g.account_id, - origin.side * g.amount, g.balance + g.amount)) x(account_id, amount, balance_after)
  ), raised as (
    update ledger.balances b set balance = upto + case b.held when 0 then 0 else ledger.held_at(b.account_id, top_up.at, '{}') end
    where b.account_id = any (array(select g.account_id from g))
  )
  select count(*), coalesce(sum(g.amount), 0)::bigint from g;
end $$;
revoke all on function ledger.top_up from public;
grant execute on function ledger.top_up to kinline_app;
