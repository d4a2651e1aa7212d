-- What is told together is delivered together: one job for all of it, before jobs that can wait (mail, what a payment cost).
drop function kernel.publish(text, jsonb, text);

-- News and the job that delivers it, in the caller's transaction. Refuses a transaction without a scope.
create function kernel.publish(names text[], payloads jsonb[], requests text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  told bigint[];
begin
  if kernel.realm() is null then
    raise exception 'news needs a scope' using errcode = '42501';
  end if;
  with written as (
    insert into kernel.outbox (name, payload, request)
    select n.name, n.payload, n.request from unnest(names, payloads, requests) with ordinality n(name, payload, request, place) order by n.place
    returning id
  )
  select array_agg(id order by id) into told from written;
  perform jobs.add_jobs(array['kernel.deliver'], array[json_build_object('events', told::text[])], array['outbox:' || told[1]],
    array[null::timestamptz], array[25], -1);
end $$;
revoke all on function kernel.publish from public;
grant execute on function kernel.publish to kinline_app;
