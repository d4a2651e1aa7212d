-- Holds: money of a floor account that is spoken for. Settling one is a journal, see ledger.post_journals.

-- Keeps an amount of a floor account from being spent. Verdicts: open, replayed, refused.
create function ledger.open_hold(key text, account text, amount bigint, reference text, expires_at timestamptz, at timestamptz, actor text)
  returns table (verdict text, code text, detail text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  hash bytea := ledger.input_hash('hold', open_hold.reference, null, null, account || ' ' || amount || ';');
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
