-- Payments by card. A payment is an intent that never changes; what became of it are facts beside it.

create schema payments;
grant usage on schema payments to kinline_app;

create table payments.payments (
  payment_id text primary key,
  -- What is paid for, opaque here. One payment for one thing, ever: that is what makes a second charge impossible.
  purpose text not null,
  subject text not null,
  payer text not null,
  agency_id text not null,
  amount_cents bigint not null check (amount_cents > 0),
  currency text not null check (currency = 'usd'),
  idempotency_key text not null unique,
  -- Sent again word for word when we must ask twice, so json and not jsonb, which would reorder it.
  request json not null,
  -- By the real clock: a business clock that was moved does not tell how old a key is at the processor.
  called_at timestamptz not null,
  created_at timestamptz not null,
  unique (purpose, subject)
);
create index payments_by_payer on payments.payments (payer, created_at);

create table payments.facts (
  fact_id text primary key,
  payment_id text not null references payments.payments,
  kind text not null check (kind in ('opened', 'unknown', 'resolved', 'declined', 'captured', 'costed', 'expired', 'failed', 'mismatch',
    'refunded', 'refund_failed', 'dispute_opened', 'dispute_updated', 'dispute_funds_withdrawn', 'dispute_funds_reinstated', 'dispute_closed')),
  -- The processor's own object the fact is about. Two of its event types can describe one thing; this and the kind are that thing.
  processor_object text,
  amount_cents bigint,
  details jsonb not null,
  at timestamptz not null
);
create unique index facts_once_per_object on payments.facts (processor_object, kind);
create unique index facts_once_per_payment on payments.facts (payment_id, kind)
  where kind in ('opened', 'unknown', 'resolved', 'captured', 'costed', 'expired', 'failed');
create index facts_by_payment on payments.facts (payment_id, at);

-- Which payments to ask the processor about, and when. A row leaves when the payment has ended.
create table payments.lookups (
  payment_id text primary key references payments.payments,
  due_at timestamptz not null,
  tries int not null default 0,
  -- By the real clock: it keeps two processes from calling at once, nothing more.
  claimed_until timestamptz
);
create index lookups_due on payments.lookups (due_at);

-- Each event of the processor, once, with what it did. Bodies are not kept: they hold people's addresses.
create table payments.webhook_events (
  event_id text primary key,
  type text not null,
  processor_object text,
  intent text,
  payment_id text references payments.payments,
  -- done: its effect was written. known: the effect was there already. waiting: kept until the payment it belongs to is known.
  outcome text not null check (outcome in ('done', 'known', 'ignored', 'waiting', 'mismatch', 'unmatched')),
  effect jsonb,
  happened_at timestamptz not null,
  received_at timestamptz not null
);
create index webhook_events_by_payment on payments.webhook_events (payment_id, received_at);
create index webhook_events_by_intent on payments.webhook_events (intent) where outcome = 'waiting';

alter table payments.payments enable row level security;
alter table payments.facts enable row level security;
alter table payments.lookups enable row level security;
alter table payments.webhook_events enable row level security;

grant select, insert on payments.payments, payments.facts, payments.webhook_events to kinline_app;
grant select, insert, update, delete on payments.lookups to kinline_app;

create policy system on payments.payments to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.payments for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy payer_reads on payments.payments for select to kinline_app using ((select kernel.realm()) = 'customer' and payer = (select kernel.actor()));
create policy payer_starts on payments.payments for insert to kinline_app with check (kernel.realm() = 'customer' and payer = (select kernel.actor()));

-- What the processor said is written by the system alone: a customer's own scope can't make a payment paid.
create policy system on payments.facts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.facts for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy payer_reads on payments.facts for select to kinline_app
  using ((select kernel.realm()) = 'customer' and payment_id in (select p.payment_id from payments.payments p where p.payer = (select kernel.actor())));

create policy system on payments.lookups to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.lookups for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy payer_starts on payments.lookups for insert to kinline_app
  with check (kernel.realm() = 'customer' and payment_id in (select p.payment_id from payments.payments p where p.payer = (select kernel.actor())));

create policy system on payments.webhook_events to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.webhook_events for select to kinline_app using ((select kernel.realm()) = 'operator');
