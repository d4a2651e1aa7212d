-- A bank that had paid what we owed a payer gives its money to us again: the refund that was settled with it is owed as before, or a part of it (`amount`) as a
-- thing of its own (`rest`).
alter table payments.refund_facts drop constraint refund_facts_kind_check;
alter table payments.refund_facts add constraint refund_facts_kind_check check (kind in ('asked', 'called', 'unknown', 'refused', 'pending', 'succeeded', 'failed',
  'settled_by_dispute', 'owed_again', 'paid_otherwise', 'unclaimed', 'came_back', 'sent_again'));

-- How often a refund was ended by a bank or another way and is not owed again: never more than once.
create function payments.refund_ended(refund text) returns bigint language sql stable security definer set search_path = '' as $$
  select count(*) filter (where f.kind in ('settled_by_dispute', 'paid_otherwise'))
    - count(*) filter (where f.kind = 'owed_again' and f.details ->> 'amount' is null)
  from payments.refund_facts f where f.refund_id = refund
$$;
revoke all on function payments.refund_ended(text) from public;

-- As refunds/refund.ts `settledOf` reads it.
create function payments.refund_settled(refund text, whole bigint) returns bigint language sql stable security definer set search_path = '' as $$
  select coalesce(sum(case f.kind when 'settled_by_dispute' then whole else - coalesce((f.details ->> 'amount')::bigint, whole) end), 0)::bigint
  from payments.refund_facts f where f.refund_id = refund and f.kind in ('settled_by_dispute', 'owed_again')
$$;
revoke all on function payments.refund_settled(text, bigint) from public;

-- Whoever is second finds it ended, and writes nothing; nobody owes again what no bank has paid.
drop index payments.refund_facts_end_once;
create function payments.refund_ends_once() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  whole bigint;
begin
  select r.amount_cents into whole from payments.refunds r where r.refund_id = new.refund_id for no key update;
  if new.kind <> 'owed_again' then
    return case when payments.refund_ended(new.refund_id) > 0 then null else new end;
  end if;
  if coalesce((new.details ->> 'amount')::bigint, whole) > payments.refund_settled(new.refund_id, whole) then
    raise exception 'refund %: no bank has paid that much of it', new.refund_id;
  end if;
  return new;
end $$;
revoke all on function payments.refund_ends_once() from public;
create trigger ends_once before insert on payments.refund_facts for each row
  when (new.kind in ('settled_by_dispute', 'paid_otherwise', 'owed_again')) execute function payments.refund_ends_once();

create or replace function payments.call_within_capture() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  about text;
  wanted bigint;
  taken bigint;
  gone bigint;
begin
  select r.payment_id, r.amount_cents into about, wanted from payments.refunds r where r.refund_id = new.refund_id and r.origin = 'ours';
  if about is null then return new; end if;
  perform 1 from payments.payments p where p.payment_id = about for no key update;
  select coalesce(sum(f.amount_cents) filter (where f.kind = 'captured'), 0),
      coalesce(sum(f.amount_cents) filter (where f.kind = 'dispute_funds_withdrawn'), 0)
      - coalesce(sum(f.amount_cents) filter (where f.kind = 'dispute_funds_reinstated'), 0)
    into taken, gone from payments.facts f where f.payment_id = about;
  select gone + coalesce(sum(r.amount_cents), 0) into gone from payments.refunds r
    where r.payment_id = about and r.refund_id <> new.refund_id
      and exists (select 1 from payments.refund_facts c where c.refund_id = r.refund_id and c.kind in ('called', 'pending', 'succeeded')
        and not exists (select 1 from payments.refund_facts e where e.refund_id = c.refund_id and e.attempt = c.attempt and e.kind in ('failed', 'refused')));
  if exists (select 1 from payments.refund_facts c where c.refund_id = new.refund_id and c.attempt <> new.attempt and c.kind in ('called', 'succeeded')
      and not exists (select 1 from payments.refund_facts e where e.refund_id = c.refund_id and e.attempt = c.attempt and e.kind in ('failed', 'refused'))) then
    raise exception using errcode = 'PY002', message = 'another attempt of this refund may have gone through';
  end if;
  if payments.refund_ended(new.refund_id) > 0 then
    raise exception using errcode = 'PY002', message = 'this refund was paid another way';
  end if;
  if gone + wanted > taken then
    raise exception using errcode = 'PY002', message = format('%s of %s are gone, %s more asked', gone, taken, wanted);
  end if;
  return new;
end $$;

-- As refunds/refund.ts reads the facts of a refund: its newest attempt was refused or failed, and nothing came after; or it is kept as unclaimed still.
create or replace function payments.refund_stands(refund text) returns table (stands text, at timestamptz, due_on date)
language sql stable security definer set search_path = '' as $$
  select 'stuck', f.at, null::date from payments.refund_facts f
  where f.refund_id = refund and f.kind in ('refused', 'failed') and (f.kind = 'failed' or f.details ->> 'why' is distinct from 'charge_disputed')
    and payments.refund_ended(refund) <= 0
    and not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
      and (o.attempt > f.attempt or o.kind = 'unclaimed'
        or (o.attempt = f.attempt and f.kind = 'refused' and o.kind in ('failed', 'succeeded', 'pending'))))
  union all
  select 'kept', f.at, (f.details ->> 'dueOn')::date from payments.refund_facts f
  where f.refund_id = refund and f.kind = 'unclaimed' and payments.refund_ended(refund) <= 0
    and not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
      and o.kind = 'succeeded' and o.attempt >= f.attempt
      and not exists (select 1 from payments.refund_facts b where b.refund_id = o.refund_id and b.attempt = o.attempt and b.kind = 'failed'))
  limit 1
$$;
