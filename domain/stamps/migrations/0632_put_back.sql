-- A bank that had kept what a pack cost gives it back: what was taken out of the pack for that is in it again. A draw the other way round, named after the one
-- that it undoes; never more than was drawn.
alter table stamps.draws drop constraint draws_stamps_check, drop constraint draws_price_cents_check;
alter table stamps.draws add constraint draws_put_back check (
  (stamps > 0 and price_cents >= 0) or (stamps < 0 and price_cents <= 0 and subject like order_id || ':taken\_out:%:back'));

create or replace function stamps.draw_within_order() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  bought stamps.orders;
  drawn bigint;
  worth bigint;
begin
  select o.* into bought from stamps.orders o where o.order_id = new.order_id for no key update;
  select coalesce(sum(d.stamps), 0), coalesce(sum(d.price_cents), 0) into drawn, worth from stamps.draws d where d.order_id = new.order_id;
  if drawn + new.stamps > bought.stamps or worth + new.price_cents > bought.price_cents then
    raise exception 'order % has % stamps, % drawn, % more asked', new.order_id, bought.stamps, drawn, new.stamps;
  end if;
  if drawn + new.stamps < 0 or worth + new.price_cents < 0 then
    raise exception 'order % has % stamps drawn, % put back', new.order_id, drawn, -new.stamps;
  end if;
  if new.stamps < 0 and not exists (select 1 from stamps.draws d
      where d.order_id = new.order_id and d.subject || ':back' = new.subject and d.stamps = -new.stamps) then
    raise exception 'order %: % was never taken out', new.order_id, new.subject;
  end if;
  return new;
end $$;
