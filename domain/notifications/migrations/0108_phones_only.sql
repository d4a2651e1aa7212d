-- A warning whose mail goes another way (with a link that stops what it warns of), and that takes every phone besides, chosen or not.

alter table notifications.notices add phones_only boolean not null default false;

drop function notifications.queue;
create function notifications.queue(id text, key text, kind text, login_id text, address text, link_request_id text, proof_id text, lang text,
    template text, content jsonb, asked boolean, phones_only boolean, moment timestamptz)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made text;
begin
  if kernel.realm() is null then
    raise exception 'a notice needs a scope' using errcode = '42501';
  end if;
  insert into notifications.notices (id, key, kind, login_id, address, link_request_id, proof_id, lang, template, content, asked, phones_only, queued_at)
    values (queue.id, queue.key, queue.kind, queue.login_id, queue.address, queue.link_request_id, queue.proof_id, queue.lang, queue.template,
            queue.content, queue.asked, queue.phones_only, queue.moment)
    on conflict do nothing returning notices.id into made;
  return made;
end $$;
revoke all on function notifications.queue from public;
grant execute on function notifications.queue to kinline_app;
