-- What was taken is read in the reader's language: with it come the names that the price gave the agency's rules. Drop and make: a function's columns can't be changed.
drop function transfers.received(text, int);
create function transfers.received(before_id text, most int)
  returns table (transfer_id text, sender_name text, amount_cents bigint, category text, time_zone text, created_at timestamptz, kinds text[], posted_at timestamptz,
                 taken jsonb, rule_names jsonb, available_on text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.transfer_id, t.sender_name, t.amount_cents, t.category, t.time_zone, t.created_at,
    array(select s.kind from transfers.states s where s.transfer_id = t.transfer_id),
    (select s.at from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'posted'),
    coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'cents', d.amount_cents::text) order by d.line)
      from transfers.true_deductions d where d.transfer_id = t.transfer_id), '[]'),
    (select jsonb_path_query_array(q.deductions, '$[*].name') from transfers.quotes q where q.quote_id = t.quote_id),
    (select transfers.available_on(t.holds, s.details ->> 'payment') from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'paid')
  from transfers.transfers t
  where kernel.realm() = 'resident' and t.resident_id = kernel.actor() and t.agency_id = kernel.agency()
    and (before_id is null or (t.created_at, t.transfer_id) < (select b.created_at, b.transfer_id from transfers.transfers b where b.transfer_id = before_id))
    and exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'applied')
  order by t.created_at desc, t.transfer_id desc limit most
$$;
revoke all on function transfers.received from public;
grant execute on function transfers.received to kinline_app;
