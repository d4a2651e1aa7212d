-- What is owed back and waits for people, and nothing of what is long over: counted every minute, so it must cost what is open. A working set beside the
-- facts and rests, which are the record. stuck: no card took it, or it was left in a wallet or came back, and there is no way yet. kept: unclaimed, and
-- owed to a state on `due_on`. came_back: somebody says that what was sent came back, and nobody has decided.
create table payments.owed_open (
  owed_id text primary key,
  stands text not null check (stands in ('stuck', 'kept', 'came_back')),
  at timestamptz not null,
  due_on date,
  check ((due_on is not null) = (stands = 'kept'))
);
create index owed_open_stuck on payments.owed_open (stands, at);
create index owed_open_kept on payments.owed_open (due_on, owed_id) where stands = 'kept';

-- As refunds/refund.ts reads the facts of a refund: its newest attempt was refused or failed, and nothing came after; or it is kept as unclaimed still.
create function payments.refund_stands(refund text) returns table (stands text, at timestamptz, due_on date)
language sql stable security definer set search_path = '' as $$
  select 'stuck', f.at, null::date from payments.refund_facts f
  where f.refund_id = refund and f.kind in ('refused', 'failed') and (f.kind = 'failed' or f.details ->> 'why' is distinct from 'charge_disputed')
    and not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
      and (o.attempt > f.attempt or o.kind in ('settled_by_dispute', 'paid_otherwise', 'unclaimed')
        or (o.attempt = f.attempt and f.kind = 'refused' and o.kind in ('failed', 'succeeded', 'pending'))))
  union all
  select 'kept', f.at, (f.details ->> 'dueOn')::date from payments.refund_facts f
  where f.refund_id = refund and f.kind = 'unclaimed' and not exists (select 1 from payments.refund_facts o where o.refund_id = f.refund_id
    and (o.kind in ('paid_otherwise', 'settled_by_dispute') or (o.kind = 'succeeded' and o.attempt >= f.attempt
      and not exists (select 1 from payments.refund_facts b where b.refund_id = o.refund_id and b.attempt = o.attempt and b.kind = 'failed'))))
  limit 1
$$;
revoke all on function payments.refund_stands(text) from public;

create function payments.keep_refund_open() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- One at a time, so that whoever is second sees the fact of the first.
  perform 1 from payments.refunds r where r.refund_id = new.refund_id and r.origin = 'ours' for no key update;
  if not found then return null; end if;
  -- Somebody's word that it came back stands until it is decided.
  delete from payments.owed_open o where o.owed_id = new.refund_id and o.stands <> 'came_back';
  insert into payments.owed_open (owed_id, stands, at, due_on)
    select new.refund_id, s.stands, s.at, s.due_on from payments.refund_stands(new.refund_id) s on conflict do nothing;
  return null;
end $$;
revoke all on function payments.keep_refund_open() from public;
create trigger keep_refund_open after insert on payments.refund_facts for each row
  when (new.kind not in ('asked', 'called', 'unknown') or new.attempt > 1) execute function payments.keep_refund_open();

create function payments.keep_rest_open() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into payments.owed_open (owed_id, stands, at) values (new.rest_id, 'stuck', new.at);
  return null;
end $$;
revoke all on function payments.keep_rest_open() from public;
create trigger keep_rest_open after insert on payments.rests for each row execute function payments.keep_rest_open();

-- A rest goes by the way that was agreed to; what is kept waits for its day.
create function payments.keep_way_open() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  asked payments.way_asks;
begin
  select * into strict asked from payments.way_asks a where a.ask_id = new.ask_id;
  if asked.way = 'came_back' then
    delete from payments.owed_open o where o.owed_id = new.owed_id and o.stands = 'came_back';
  elsif new.is_approved and asked.rest_id is not null then
    delete from payments.owed_open o where o.owed_id = new.owed_id;
    if asked.way = 'unclaimed' then
      insert into payments.owed_open (owed_id, stands, at, due_on) values (new.owed_id, 'kept', new.at, asked.due_on);
    end if;
  end if;
  return null;
end $$;
revoke all on function payments.keep_way_open() from public;
create trigger keep_way_open after insert on payments.way_decisions for each row execute function payments.keep_way_open();

create function payments.keep_came_back_open() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into payments.owed_open (owed_id, stands, at) values (new.owed_id, 'came_back', new.at);
  return null;
end $$;
revoke all on function payments.keep_came_back_open() from public;
create trigger keep_came_back_open after insert on payments.way_asks for each row when (new.way = 'came_back') execute function payments.keep_came_back_open();

insert into payments.owed_open (owed_id, stands, at, due_on)
  select r.refund_id, s.stands, s.at, s.due_on from payments.refunds r cross join lateral payments.refund_stands(r.refund_id) s
    where r.origin = 'ours' and exists (select 1 from payments.refund_facts f where f.refund_id = r.refund_id and f.kind in ('refused', 'failed', 'unclaimed'));
insert into payments.owed_open (owed_id, stands, at)
  select r.rest_id, 'stuck', r.at from payments.rests r
    where not exists (select 1 from payments.way_decisions d where d.owed_id = r.rest_id and d.is_approved);
insert into payments.owed_open (owed_id, stands, at, due_on)
  select r.rest_id, 'kept', d.at, a.due_on from payments.rests r join payments.way_asks a on a.rest_id = r.rest_id and a.way = 'unclaimed'
    join payments.way_decisions d on d.ask_id = a.ask_id and d.is_approved
    where not exists (select 1 from payments.way_decisions o join payments.way_asks b on b.ask_id = o.ask_id
      where o.owed_id = r.rest_id and o.is_approved and b.way <> 'unclaimed');
insert into payments.owed_open (owed_id, stands, at)
  select a.owed_id, 'came_back', a.at from payments.way_asks a
    where a.way = 'came_back' and not exists (select 1 from payments.way_decisions d where d.ask_id = a.ask_id);

alter table payments.owed_open enable row level security;
grant select on payments.owed_open to kinline_app;
create policy looked_after on payments.owed_open for select to kinline_app using ((select kernel.realm()) in ('system', 'operator'));
drop index payments.refund_facts_wrong;
drop index payments.way_asks_came_back;
