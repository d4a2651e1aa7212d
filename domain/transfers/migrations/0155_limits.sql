-- What counts against an agency's limits, in one place: what is paid and not going back, and what still may be paid.

-- Whether the money of a transfer is, or may still come, with us. What was never started ends with its price; what ended counts again when
-- money came for it all the same.
create function transfers.counts(transfer text, quote text, moment timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select not coalesce(bool_or(s.kind = 'returning'), false)
    and (coalesce(bool_or(s.kind in ('paid', 'kept', 'applied', 'posted')), false)
      or (not coalesce(bool_or(s.kind in ('failed', 'expired', 'cancelled')), false)
        and (coalesce(bool_or(s.kind <> 'created'), false) or exists (select 1 from transfers.quotes q where q.quote_id = quote and q.expires_at > moment))))
  from transfers.states s where s.transfer_id = transfer
$$;
revoke all on function transfers.counts from public;

-- What a customer sent a person and everybody at an agency, and what everybody sent the person: of others nothing but the sum. A customer asks
-- for himself only. `skipped` is left out.
create function transfers.counted(asker text, resident text, agency text, day tstzrange, month tstzrange, all_day tstzrange, all_month tstzrange,
    week tstzrange, moment timestamptz, skipped text)
  returns table (day_cents bigint, month_cents bigint, all_day_cents bigint, all_month_cents bigint, week_cents bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with own as (
    select t.resident_id, t.amount_cents, t.created_at from transfers.transfers t
    where t.customer = asker and t.agency_id = agency and t.created_at >= least(lower(day), lower(month), lower(all_day), lower(all_month))
      and t.transfer_id is distinct from skipped and transfers.counts(t.transfer_id, t.quote_id, moment)
  ), sums as (
    select coalesce(sum(amount_cents) filter (where resident_id = resident and created_at <@ day), 0)::bigint as one_day,
      coalesce(sum(amount_cents) filter (where resident_id = resident and created_at <@ month), 0)::bigint as one_month,
      coalesce(sum(amount_cents) filter (where created_at <@ all_day), 0)::bigint as any_day,
      coalesce(sum(amount_cents) filter (where created_at <@ all_month), 0)::bigint as any_month
    from own
  ), got as (
    select coalesce(sum(t.amount_cents), 0)::bigint as cents from transfers.transfers t
    where t.resident_id = resident and t.agency_id = agency and t.created_at >= lower(week) and t.created_at < upper(week)
      and t.transfer_id is distinct from skipped and transfers.counts(t.transfer_id, t.quote_id, moment)
  )
  select one_day, one_month, any_day, any_month, got.cents from sums, got
  where kernel.realm() = 'system' or (kernel.realm() = 'customer' and kernel.actor() = asker)
$$;
revoke all on function transfers.counted from public;
grant execute on function transfers.counted to kinline_app;

-- The sweep of what nobody paid looks at the newest only.
create index transfers_by_time on transfers.transfers (created_at);
