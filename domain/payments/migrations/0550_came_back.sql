-- What was sent by check or transfer can come back. Then it is owed to its owner as what was left in a wallet is: a row of its own, and how it was sent
-- stays as it was written down. `came_back_of`: the way it had gone.
alter table payments.wallet_rests rename to rests;
alter table payments.rests
  add column came_back_of text unique references payments.way_asks,
  -- The refund that it once was; null: it was money of a wallet from the beginning.
  add column refund_id text references payments.refunds,
  add column purpose text not null default 'wallet',
  add column subject text,
  add column agency_id text;
update payments.rests set subject = rest_id;
alter table payments.rests alter column subject set not null, alter column purpose drop default;

alter table payments.way_asks drop constraint way_asks_way_check;
alter table payments.way_asks add constraint way_asks_way_check check (way in ('wallet', 'check', 'bank', 'unclaimed', 'state', 'came_back'));
create index way_asks_numbered on payments.way_asks (at desc, ask_id desc) where number is not null;
create index way_asks_by_number on payments.way_asks (number) where number is not null;
create index way_asks_came_back on payments.way_asks (ask_id) where way = 'came_back';

-- Whether an operator's own yes stands behind it, to what somebody else asked for.
create function payments.agreed(ask text, owed text) returns boolean language sql stable set search_path = '' as $$
  select exists (select 1 from payments.way_decisions d where d.ask_id = ask and d.owed_id = owed and d.decided_by = kernel.actor() and d.is_approved)
$$;

-- An operator writes down what came back only where it had gone, by a yes to that.
create policy operator_takes_back on payments.rests for insert to kinline_app with check (kernel.realm() = 'operator' and exists (
  select 1 from payments.way_asks sent join payments.way_asks back on back.owed_id = sent.owed_id and back.way = 'came_back'
  where sent.ask_id = rests.came_back_of and sent.number is not null
    and payments.agreed(back.ask_id, back.owed_id)
    and exists (select 1 from payments.way_decisions went where went.ask_id = sent.ask_id and went.is_approved)));

-- came_back: what had been paid another way is with us again. sent_again: what came back went another way.
alter table payments.refund_facts drop constraint refund_facts_kind_check;
alter table payments.refund_facts add constraint refund_facts_kind_check check (kind in ('asked', 'called', 'unknown', 'refused', 'pending', 'succeeded', 'failed',
  'settled_by_dispute', 'paid_otherwise', 'unclaimed', 'came_back', 'sent_again'));
drop policy operator_decides on payments.refund_facts;
create policy operator_decides on payments.refund_facts for insert to kinline_app
  with check (kernel.realm() = 'operator' and actor = kernel.actor() and (kind = 'asked'
    or (kind in ('paid_otherwise', 'unclaimed', 'came_back') and payments.agreed(details ->> 'ask', refund_id))
    or (kind in ('came_back', 'sent_again') and exists (select 1 from payments.rests r
      where r.refund_id = refund_facts.refund_id and payments.agreed(details ->> 'ask', r.rest_id)))));
