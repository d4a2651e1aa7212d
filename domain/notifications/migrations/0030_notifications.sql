-- Mails to people: what is to be said and what became of it. No secret is kept here: a one-time link is minted by the
-- job while it sends, so a message about a link holds only the request's id.

create schema notifications;
grant usage on schema notifications to kinline_app;

create table notifications.messages (
  id text primary key,
  key text not null unique,
  recipient text,
  link_request_id text,
  lang text not null check (lang in ('en', 'es')),
  template text not null,
  params jsonb not null,
  queued_at timestamptz not null,
  check ((recipient is null) = (link_request_id is not null))
);
create index messages_by_recipient on notifications.messages (recipient, queued_at desc);

create table notifications.attempts (
  id text primary key,
  message_id text not null references notifications.messages,
  started_at timestamptz not null
);
create index attempts_by_message on notifications.attempts (message_id);

-- 'sent': the mail server took it. 'failed': it did not, and the job tries again. 'nothing': there was nobody to write to.
create table notifications.outcomes (
  attempt_id text primary key references notifications.attempts,
  outcome text not null check (outcome in ('sent', 'failed', 'nothing')),
  answer text not null,
  at timestamptz not null
);

alter table notifications.messages enable row level security;
alter table notifications.attempts enable row level security;
alter table notifications.outcomes enable row level security;
grant select, insert on notifications.messages, notifications.attempts, notifications.outcomes to kinline_app;
create policy system on notifications.messages to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on notifications.attempts to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy system on notifications.outcomes to kinline_app using (kernel.realm() = 'system') with check (kernel.realm() = 'system');
create policy operators on notifications.messages for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on notifications.attempts for select to kinline_app using (kernel.realm() = 'operator');
create policy operators on notifications.outcomes for select to kinline_app using (kernel.realm() = 'operator');

-- Any realm may have a mail sent in its own transaction, and sees nothing of it. Null: this key was queued before.
create function notifications.queue(id text, key text, recipient text, link_request_id text, lang text, template text, params jsonb, moment timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made text;
begin
  if kernel.realm() is null then
    raise exception 'a mail needs a scope' using errcode = '42501';
  end if;
  insert into notifications.messages (id, key, recipient, link_request_id, lang, template, params, queued_at)
    values (queue.id, queue.key, queue.recipient, queue.link_request_id, queue.lang, queue.template, queue.params, queue.moment)
    on conflict do nothing returning messages.id into made;
  return made;
end $$;
revoke all on function notifications.queue from public;
grant execute on function notifications.queue to kinline_app;
