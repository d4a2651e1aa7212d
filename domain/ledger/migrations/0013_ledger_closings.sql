-- Closings: balances of house accounts written down, so that reading one adds up only what came later.

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
  select a.id, closed, m.moved + coalesce((
      select c.balance from ledger.closing_balances c where c.account_id = a.id order by c.upto_id desc limit 1), 0)
  from ledger.accounts a
  cross join lateral (
    select sum(a.side * e.amount)::bigint as moved from ledger.entries e
    where e.account_id = a.id and e.journal_id > before and e.journal_id <= closed
  ) m
  where not a.has_floor and m.moved is not null;
  return closed;
end $$;
