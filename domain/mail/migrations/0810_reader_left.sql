-- A letter that was handed on and never opened: whether whom it is for has left, so that it waits no more. A customer learns that of people she wrote to,
-- also when she has taken them from her list.
create function mail.readers_gone(residents text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.id from directory.residents r
  where r.id = any (residents) and r.status in ('released', 'deceased') and kernel.realm() = 'customer'
    and exists (select 1 from mail.letters l where l.customer = kernel.actor() and l.resident_id = r.id and l.author = 'customer')
$$;
revoke all on function mail.readers_gone from public;
grant execute on function mail.readers_gone to kinline_app;
