-- Money that goes back. A refund is a debt to the payer that never changes; what became of it are facts beside it, a number for each attempt.

create table payments.refunds (
  refund_id text primary key,
  payment_id text not null references payments.payments,
  amount_cents bigint not null check (amount_cents > 0),
  -- Opaque here: the asker's own word for why.
  reason text not null,
  -- What it is for. The same key is the same refund, for ever.
  key text not null unique,
  -- processor: begun at the processor's own desk, and found out by us.
  origin text not null check (origin in ('ours', 'processor')),
  -- The refund of ours that one begun at the processor's desk has paid. It is the same money and counts once.
  covers text unique references payments.refunds,
  asked_by text,
  created_at timestamptz not null,
  check (covers is null or origin = 'processor')
);
create index refunds_by_payment on payments.refunds (payment_id, created_at);

create table payments.refund_facts (
  refund_id text not null references payments.refunds,
  attempt int not null check (attempt > 0),
  kind text not null check (kind in ('asked', 'called', 'unknown', 'refused', 'pending', 'succeeded', 'failed', 'settled_by_dispute', 'paid_otherwise')),
  processor_object text,
  details jsonb not null,
  actor text,
  at timestamptz not null,
  primary key (refund_id, attempt, kind)
);
-- A refund is paid outside the card once, in whatever attempt.
create unique index refund_facts_end_once on payments.refund_facts (refund_id) where kind in ('settled_by_dispute', 'paid_otherwise');

-- Which refunds to bring to the processor, and when. A row leaves when there is nothing to ask any more.
create table payments.refund_calls (
  refund_id text primary key references payments.refunds,
  due_at timestamptz not null,
  tries int not null default 0,
  -- By the real clock: it keeps two processes from calling at once, nothing more.
  claimed_until timestamptz
);
create index refund_calls_due on payments.refund_calls (due_at);

alter table payments.facts drop constraint facts_kind_check;
alter table payments.facts add constraint facts_kind_check check (kind in ('opened', 'unknown', 'resolved', 'declined', 'captured', 'costed', 'expired', 'failed',
  'mismatch', 'refund_pending', 'refunded', 'refund_failed', 'dispute_opened', 'dispute_updated', 'dispute_funds_withdrawn', 'dispute_funds_reinstated',
  'dispute_closed'));
create index facts_disputes on payments.facts (at) where kind = 'dispute_opened';

-- Nobody is promised back more than was taken: whatever calls, however many at once.
create function payments.refund_within_capture() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  taken bigint;
  promised bigint;
begin
  if new.origin = 'processor' then return new; end if; -- it has happened already
  perform 1 from payments.payments p where p.payment_id = new.payment_id for no key update;
  select coalesce(sum(f.amount_cents), 0) into taken from payments.facts f where f.payment_id = new.payment_id and f.kind = 'captured';
  select coalesce(sum(r.amount_cents), 0) into promised from payments.refunds r
    where r.payment_id = new.payment_id and r.covers is null
      and not (r.origin = 'processor' and exists (select 1 from payments.refund_facts f where f.refund_id = r.refund_id and f.kind = 'failed'));
  if promised + new.amount_cents > taken then
    raise exception using errcode = 'PY001', message = format('%s of %s promised, %s more asked', promised, taken, new.amount_cents);
  end if;
  return new;
end $$;
create trigger within_capture before insert on payments.refunds for each row execute function payments.refund_within_capture();

-- And no more goes out by card than is still there: what went back, what may be going back, and what the bank has taken count.
create function payments.call_within_capture() returns trigger language plpgsql security definer set search_path = '' as $$
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
  if exists (select 1 from payments.refund_facts c where c.refund_id = new.refund_id and c.kind in ('settled_by_dispute', 'paid_otherwise')) then
    raise exception using errcode = 'PY002', message = 'this refund was paid another way';
  end if;
  if gone + wanted > taken then
    raise exception using errcode = 'PY002', message = format('%s of %s are gone, %s more asked', gone, taken, wanted);
  end if;
  return new;
end $$;
create trigger within_capture before insert on payments.refund_facts for each row when (new.kind = 'called') execute function payments.call_within_capture();

alter table payments.refunds enable row level security;
alter table payments.refund_facts enable row level security;
alter table payments.refund_calls enable row level security;

-- No one may change or remove a refund or what became of it.
grant select, insert on payments.refunds, payments.refund_facts to kinline_app;
grant select, insert, update, delete on payments.refund_calls to kinline_app;

create policy system on payments.refunds to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.refunds for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy payer_reads on payments.refunds for select to kinline_app
  using ((select kernel.realm()) = 'customer' and payment_id in (select p.payment_id from payments.payments p where p.payer = (select kernel.actor())));

create policy system on payments.refund_facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.refund_facts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_decides on payments.refund_facts for insert to kinline_app
  with check (kernel.realm() = 'operator' and actor = kernel.actor() and kind in ('asked', 'paid_otherwise'));
create policy payer_reads on payments.refund_facts for select to kinline_app
  using ((select kernel.realm()) = 'customer' and refund_id in (select r.refund_id from payments.refunds r
    join payments.payments p on p.payment_id = r.payment_id where p.payer = (select kernel.actor())));

create policy system on payments.refund_calls to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.refund_calls for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_asks on payments.refund_calls for insert to kinline_app with check (kernel.realm() = 'operator');
