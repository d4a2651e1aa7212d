-- What is merely brought is in a hand for a shorter time than what is read. Whoever has something in hand for longer, in another window too, keeps it that long.
create or replace function review.take_next(at_desk text, at_facility text, but text, moment timestamptz, until timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me constant text := kernel.actor();
  of_agency constant text := kernel.agency();
  known text[];
  taken text;
begin
  if (kernel.realm() = 'staff' and at_desk = any (kernel.roles())) is not true then return null; end if;
  known := review.known_to_me();
  select q.item_id into taken from review.queue q
    where q.reviewer = me and q.leased_until > moment and q.outcome is null and q.agency_id = of_agency and q.desk = at_desk
      and (at_facility is null or q.facility_id = at_facility) and (but is null or q.item_id <> but)
      and kernel.works_at(q.facility_id, kernel.facilities()) and me <> all (q.not_for) and not array[q.outside, q.inside] && known
    order by q.due_at, q.item_id for update skip locked limit 1;
  if taken is null then
    select q.item_id into taken from review.queue q
      where q.held_at is null and (q.leased_until is null or q.leased_until <= moment) and q.outcome is null and q.agency_id = of_agency and q.desk = at_desk
        and (at_facility is null or q.facility_id = at_facility) and (but is null or q.item_id <> but)
        and kernel.works_at(q.facility_id, kernel.facilities()) and me <> all (q.not_for) and not array[q.outside, q.inside] && known
      order by q.due_at, q.item_id for update skip locked limit 1;
  end if;
  update review.queue q set reviewer = me, leased_until = greatest(until, case when q.reviewer = me then q.leased_until end) where q.item_id = taken;
  return taken;
end $$;
