-- A message is never changed, but for one thing: when its sender's login is closed for good, it no longer says who and where he was.
create function support.only_forget_sender() returns trigger language plpgsql as $$
begin
  if kernel.realm() = 'system' and new.name is null and new.email = '' and old.login is not null
     and to_jsonb(new) - 'name' - 'email' = to_jsonb(old) - 'name' - 'email' then
    return new;
  end if;
  raise exception 'support.messages is append-only' using errcode = '42501';
end $$;
drop trigger messages_stay on support.messages;
create trigger messages_stay before delete or truncate on support.messages for each statement execute function support.refuse_change();
create trigger messages_keep before update on support.messages for each row execute function support.only_forget_sender();
create index messages_by_login on support.messages (login) where login is not null;
grant update (name, email) on support.messages to kinline_app;
create policy forgotten on support.messages for update to kinline_app
  using ((select kernel.realm()) = 'system') with check ((select kernel.realm()) = 'system');
