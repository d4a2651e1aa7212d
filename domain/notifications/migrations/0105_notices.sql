-- A notice is what is to be said, of one kind, to one login (or to an address that has none). It goes out by channels: each
-- delivery has an hour before which it waits, its tries, and what became of them.

alter table notifications.messages rename to notices;
alter table notifications.notices rename column recipient to address;
alter table notifications.notices rename column params to content;
alter index notifications.messages_by_recipient rename to notices_by_address;
alter table notifications.notices
  add kind text,
  add login_id text,
  -- A number that is to be proved: its code follows from this while sending, and stands nowhere.
  add proof_id text,
  -- Whoever it goes to asked for this very notice: no preference keeps it back.
  add asked boolean not null default false,
  drop constraint messages_check,
  add check (num_nonnulls(address, login_id, link_request_id) = 1 and (proof_id is null or login_id is not null));
update notifications.notices set kind = case
    when template in ('receipt', 'transfer_posted') then 'money'
    when template like 'approval%' then 'approvals'
    when template = 'message_received' then 'answers'
    else 'security' end;
alter table notifications.notices alter column kind set not null;
create index notices_by_login on notifications.notices (login_id, queued_at desc) where login_id is not null;

create table notifications.deliveries (
  id text primary key,
  notice_id text not null references notifications.notices,
  channel text not null check (channel in ('email', 'push', 'sms')),
  due_at timestamptz not null,
  -- When it was handed to the job. Null: it waits for its hour, and a sweep hands it over then.
  queued_at timestamptz,
  unique (notice_id, channel)
);
create index deliveries_waiting on notifications.deliveries (due_at) where queued_at is null;

-- Up to now a message was one mail. Whatever is not done yet waits for the sweep.
alter table notifications.attempts add delivery_id text references notifications.deliveries;
insert into notifications.deliveries (id, notice_id, channel, due_at, queued_at)
  select 'dlv_' || split_part(n.id, '_', 2), n.id, 'email', n.queued_at,
    case when exists (select 1 from notifications.attempts a join notifications.outcomes o on o.attempt_id = a.id
                      where a.message_id = n.id and o.outcome in ('sent', 'nothing')) then n.queued_at end
  from notifications.notices n;
update notifications.attempts a set delivery_id = d.id from notifications.deliveries d where d.notice_id = a.message_id;
alter table notifications.attempts
  alter column delivery_id set not null,
  drop column message_id,
  -- Where it was sent to: an address or a number. Emptied when its login is closed, or half a year later.
  add address text;
create index attempts_by_delivery on notifications.attempts (delivery_id);
create index attempts_by_address on notifications.attempts (address, started_at desc) where address is not null;
create index attempts_with_address on notifications.attempts (started_at) where address is not null;

-- 'sent': the channel took it. 'failed': not now, the job tries again. 'refused': never. 'nothing': nobody to send to, or not wanted.
alter table notifications.outcomes drop constraint outcomes_outcome_check;
alter table notifications.outcomes add constraint outcomes_outcome_check check (outcome in ('sent', 'failed', 'refused', 'nothing'));

-- What somebody wants of one kind by one channel; the newest row counts, and without one the default in code.
create table notifications.choices (
  id text primary key,
  login_id text not null,
  kind text not null,
  channel text not null check (channel in ('email', 'push', 'sms')),
  wanted boolean not null,
  chosen_by text not null check (chosen_by in ('owner', 'link', 'complaint')),
  chosen_at timestamptz not null
);
create index choices_by_login on notifications.choices (login_id, kind, channel, id desc);

-- The newest row counts. Times are minutes of the day on the wall clock of the zone.
create table notifications.quiet_hours (
  id text primary key,
  login_id text not null,
  is_on boolean not null,
  from_minute int not null check (from_minute between 0 and 1439),
  until_minute int not null check (until_minute between 0 and 1439),
  zone text not null,
  chosen_at timestamptz not null,
  check (from_minute <> until_minute)
);
create index quiet_hours_by_login on notifications.quiet_hours (login_id, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['deliveries', 'choices', 'quiet_hours'] loop
    execute format('alter table notifications.%I enable row level security', name);
    execute format('grant select, insert on notifications.%I to kinline_app', name);
    execute format('create policy system on notifications.%I to kinline_app using (kernel.realm() = ''system'') with check (kernel.realm() = ''system'')', name);
    execute format('create policy operators on notifications.%I for select to kinline_app using (kernel.realm() = ''operator'')', name);
  end loop;
  foreach name in array array['choices', 'quiet_hours'] loop
    execute format('create policy own on notifications.%I for select to kinline_app using (kernel.realm() in (''customer'', ''staff'') and login_id = kernel.actor())', name);
    execute format('create policy own_new on notifications.%I for insert to kinline_app with check (kernel.realm() in (''customer'', ''staff'', ''operator'') and login_id = kernel.actor())', name);
  end loop;
end $$;
grant update (due_at, queued_at) on notifications.deliveries to kinline_app;
grant update (address) on notifications.notices, notifications.attempts to kinline_app;
grant delete on notifications.choices, notifications.quiet_hours to kinline_app;

-- Any realm may have something told in its own transaction, and sees nothing of it. Null: this key was queued before.
drop function notifications.queue;
create function notifications.queue(id text, key text, kind text, login_id text, address text, link_request_id text, proof_id text, lang text, template text,
    content jsonb, asked boolean, moment timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made text;
begin
  if kernel.realm() is null then
    raise exception 'a notice needs a scope' using errcode = '42501';
  end if;
  insert into notifications.notices (id, key, kind, login_id, address, link_request_id, proof_id, lang, template, content, asked, queued_at)
    values (queue.id, queue.key, queue.kind, queue.login_id, queue.address, queue.link_request_id, queue.proof_id, queue.lang, queue.template,
            queue.content, queue.asked, queue.moment)
    on conflict do nothing returning notices.id into made;
  return made;
end $$;
revoke all on function notifications.queue from public;
grant execute on function notifications.queue to kinline_app;

-- Somebody's new quiet hours count for what waits already: the sweep looks at it again.
create function notifications.look_again(moment timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update notifications.deliveries d set due_at = moment
    from notifications.notices n where n.id = d.notice_id and d.queued_at is null and d.due_at > moment and n.login_id = kernel.actor()
$$;
revoke all on function notifications.look_again from public;
grant execute on function notifications.look_again to kinline_app;
