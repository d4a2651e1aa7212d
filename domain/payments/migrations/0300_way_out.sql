-- How a refund that no card takes gets to its owner: one of finance asks for a way, another one decides. Append-only, like what it is about.
create table payments.way_asks (
  ask_id text primary key,
  refund_id text not null references payments.refunds,
  -- wallet, check, bank: its owner has it. unclaimed: kept for the owner, and owed to a state from a day on. state: handed over to that state.
  way text not null check (way in ('wallet', 'check', 'bank', 'unclaimed', 'state')),
  number text,
  state_code text check (state_code ~ '^[A-Z]{2}$'),
  due_on date,
  note text not null,
  asked_by text not null,
  at timestamptz not null,
  unique (ask_id, refund_id, asked_by),
  check ((number is not null) = (way in ('check', 'bank', 'state'))),
  check ((state_code is not null) = (way = 'unclaimed') and (due_on is not null) = (way = 'unclaimed'))
);
create index way_asks_of on payments.way_asks (refund_id, at);

create table payments.way_decisions (
  ask_id text primary key,
  refund_id text not null,
  asked_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  at timestamptz not null,
  foreign key (ask_id, refund_id, asked_by) references payments.way_asks (ask_id, refund_id, asked_by),
  constraint maker_is_not_checker check (decided_by <> asked_by)
);
create index way_decisions_of on payments.way_decisions (refund_id) where is_approved;

alter table payments.way_asks enable row level security;
alter table payments.way_decisions enable row level security;
grant select, insert on payments.way_asks, payments.way_decisions to kinline_app;
create policy reads on payments.way_asks for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_asks on payments.way_asks for insert to kinline_app with check (kernel.realm() = 'operator' and asked_by = kernel.actor());
create policy reads on payments.way_decisions for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
create policy operator_decides on payments.way_decisions for insert to kinline_app with check (kernel.realm() = 'operator' and decided_by = kernel.actor());

alter table payments.refund_facts drop constraint refund_facts_kind_check;
alter table payments.refund_facts add constraint refund_facts_kind_check check (kind in ('asked', 'called', 'unknown', 'refused', 'pending', 'succeeded', 'failed',
  'settled_by_dispute', 'paid_otherwise', 'unclaimed'));
create unique index refund_facts_unclaimed_once on payments.refund_facts (refund_id) where kind = 'unclaimed';
create index refund_facts_unclaimed on payments.refund_facts ((details ->> 'dueOn'), refund_id) where kind = 'unclaimed';

-- An operator ends a refund only by a way that another one asked for.
drop policy operator_decides on payments.refund_facts;
create policy operator_decides on payments.refund_facts for insert to kinline_app
  with check (kernel.realm() = 'operator' and actor = kernel.actor() and (kind = 'asked' or (kind in ('paid_otherwise', 'unclaimed')
    and exists (select 1 from payments.way_decisions d where d.ask_id = refund_facts.details ->> 'ask' and d.refund_id = refund_facts.refund_id
      and d.decided_by = kernel.actor() and d.is_approved))));

-- What another way was found for goes out by card no more.
create function payments.not_out_another_way() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from payments.refund_facts c where c.refund_id = new.refund_id and c.kind = 'unclaimed') then
    raise exception using errcode = 'PY002', message = 'this refund is kept as unclaimed';
  end if;
  return new;
end $$;
create trigger not_out_another_way before insert on payments.refund_facts for each row when (new.kind = 'called') execute function payments.not_out_another_way();
