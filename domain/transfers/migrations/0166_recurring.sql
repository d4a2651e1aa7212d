-- Money sent again and again: what a customer agreed to, and what became of each day. Nothing here moves money; a run makes an ordinary transfer.

create table transfers.recurring_plans (
  plan_id text primary key,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  category text not null,
  amount_cents bigint not null check (amount_cents > 0),
  -- The fee the customer saw and agreed to.
  fee_cents bigint not null check (fee_cents >= 0),
  every text not null check (every in ('week', 'two_weeks', 'month')),
  -- A day of the facility's calendar. The others follow from it: a month without this day takes its last one.
  first_day date not null,
  time_zone text not null,
  resident_name text not null,
  -- The words agreed to, as they were shown.
  mandate text not null,
  lang text not null check (lang in ('en', 'es')),
  created_at timestamptz not null,
  unique (plan_id, customer)
);
create index recurring_plans_by_customer on transfers.recurring_plans (customer, created_at desc);

create table transfers.recurring_states (
  state_id text primary key,
  plan_id text not null,
  kind text not null check (kind in ('paused', 'resumed', 'ended')),
  at timestamptz not null,
  actor text,
  customer text not null,
  foreign key (plan_id, customer) references transfers.recurring_plans (plan_id, customer)
);
create index recurring_states_by_plan on transfers.recurring_states (plan_id, at);
create unique index recurring_states_end_once on transfers.recurring_states (plan_id) where kind = 'ended';

-- told: that it comes. skip_asked: the customer leaves this day out. quoted: a price for it, and the transfer it may become. sent, skipped: its end, once.
create table transfers.recurring_days (
  plan_id text not null,
  day date not null,
  kind text not null check (kind in ('told', 'skip_asked', 'quoted', 'sent', 'skipped')),
  -- Only a price is asked for again, when an older one ran out unused.
  n int not null default 1 check (n = 1 or kind = 'quoted'),
  details jsonb not null,
  at timestamptz not null,
  customer text not null,
  primary key (plan_id, day, kind, n),
  foreign key (plan_id, customer) references transfers.recurring_plans (plan_id, customer)
);
create unique index recurring_days_end_once on transfers.recurring_days (plan_id, day) where kind in ('sent', 'skipped');

-- The next day of each plan, and when it is told and due. A row leaves when the plan has ended.
create table transfers.recurring_due (
  plan_id text primary key references transfers.recurring_plans,
  day date not null,
  tell_at timestamptz not null,
  due_at timestamptz not null,
  -- By the real clock: it keeps two processes from working at once, nothing more.
  claimed_until timestamptz
);
create index recurring_due_tell on transfers.recurring_due (tell_at);

alter table transfers.recurring_plans enable row level security;
alter table transfers.recurring_states enable row level security;
alter table transfers.recurring_days enable row level security;
alter table transfers.recurring_due enable row level security;

-- What was agreed and what became of it is never changed.
grant select, insert on transfers.recurring_plans, transfers.recurring_states, transfers.recurring_days to kinline_app;
grant select, insert, update, delete on transfers.recurring_due to kinline_app;

create policy system on transfers.recurring_plans to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.recurring_plans for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.recurring_plans for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy agreed on transfers.recurring_plans for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

create policy system on transfers.recurring_states to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.recurring_states for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.recurring_states for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy decided on transfers.recurring_states for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and actor = kernel.actor());

create policy system on transfers.recurring_days to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.recurring_days for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.recurring_days for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy skips on transfers.recurring_days for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and kind = 'skip_asked');

create policy system on transfers.recurring_due to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.recurring_due for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy own on transfers.recurring_due for select to kinline_app
  using ((select kernel.realm()) = 'customer' and plan_id in (select p.plan_id from transfers.recurring_plans p where p.customer = (select kernel.actor())));
create policy starts on transfers.recurring_due for insert to kinline_app
  with check (kernel.realm() = 'customer' and plan_id in (select p.plan_id from transfers.recurring_plans p where p.customer = (select kernel.actor())));
