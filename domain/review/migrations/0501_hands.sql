-- An item is taken and decided by functions of their own: under the policies of the queue the database thinks longer about each than it works, and reads the line
-- through to find its head. What the policies say of who may take what is said here once more.

-- What is decided and can still be undone does not stand in the way of the next one.
drop index review.queue_by_due;
create index queue_by_due on review.queue (agency_id, desk, due_at, item_id) where outcome is null;

-- The item that who asks has in hand at this desk, besides `but`, or the most urgent one that nobody has, in his hand until then; null when there is none.
create function review.take_next(at_desk text, at_facility text, but text, moment timestamptz, until timestamptz) returns text
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
  update review.queue q set reviewer = me, leased_until = until where q.item_id = taken;
  return taken;
end $$;
revoke all on function review.take_next(text, text, text, timestamptz, timestamptz) from public;
grant execute on function review.take_next(text, text, text, timestamptz, timestamptz) to kinline_app;

-- Writes what who asks says of an item that he has in hand at a desk of his; no row when he has not, or must not.
create function review.decide(item text, says text, for_reason text, by_rule text, with_note text, moment timestamptz, lasts_from timestamptz)
  returns table (desk text, reading text, due_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me constant text := kernel.actor();
  known constant text[] := review.known_to_me();
begin
  if kernel.realm() is distinct from 'staff' then return; end if;
  return query update review.queue q
    set outcome = says, reason = for_reason, rule = by_rule, note = with_note, decided_at = moment, takes_effect_at = lasts_from
    where q.item_id = item and q.outcome is null and q.reviewer = me and q.leased_until > moment and q.agency_id = kernel.agency()
      and kernel.works_at(q.facility_id, kernel.facilities()) and q.desk = any (kernel.roles()) and me <> all (q.not_for)
      and not array[q.outside, q.inside] && known
    returning q.desk, q.reading, q.due_at;
end $$;
revoke all on function review.decide(text, text, text, text, text, timestamptz, timestamptz) from public;
grant execute on function review.decide(text, text, text, text, text, timestamptz, timestamptz) to kinline_app;
