-- What screening found for an investigator is told to one, as what it found for those who help is told to them. It stays in the mailroom's line.

alter table review.concerns drop constraint concerns_kind_check, add check (kind in ('care', 'protect', 'alert')),
  -- Who is at the two ends: no investigator is told of people he knows.
  add column parties text[] not null default '{}';

-- Everybody whose mail somebody must not read. The system asks for anybody, everybody else for himself.
create function review.known_to(login text) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
  return (
    with him as materialized (select identity.likenesses(login, notifications.number_of(login)) as logins)
    select him.logins || directory.people_of(him.logins)
      || array(select a.party from review.acquaintances a where a.reviewer = login and a.ended_at is null)
    from him where kernel.realm() = 'system' or login = kernel.actor());
revoke all on function review.known_to(text) from public;
grant execute on function review.known_to(text) to kinline_app;
create or replace function review.known_to_me() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
  return review.known_to(kernel.actor());

alter policy helpers_read on review.concerns
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and case kind when 'care' then (select 'care' = any (kernel.roles())) when 'protect' then (select 'prea' = any (kernel.roles()))
      else (select 'investigator' = any (kernel.roles())) and not parties && (select review.known_to_me()) end);
alter policy helpers_read on review.concern_answers
  using ((select kernel.realm()) = 'staff' and exists (select 1 from review.concerns c where c.concern_id = concern_answers.concern_id));
alter policy helpers_answer on review.concern_answers
  with check (kernel.realm() = 'staff' and actor = kernel.actor()
    and exists (select 1 from review.concerns c where c.concern_id = concern_answers.concern_id));

alter policy helpers_read on review.items
  using ((select kernel.realm()) = 'staff' and (select kernel.roles() && array['care', 'prea', 'investigator'])
    and exists (select 1 from review.concerns c where c.item_id = items.item_id));
alter policy helpers_read on review.hits
  using ((select kernel.realm()) = 'staff' and (select kernel.roles() && array['care', 'prea', 'investigator'])
    and exists (select 1 from review.concerns c where c.item_id = hits.item_id and c.kind = hits.action));
-- Where such an item stands, and how it ended: to know of it, not to have it in hand.
alter policy investigator_reads on review.queue
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and (exists (select 1 from review.handovers h where h.item_id = queue.item_id)
      or exists (select 1 from review.concerns c where c.item_id = queue.item_id and c.kind = 'alert')));
alter policy investigator_reads on review.decisions
  using ((select kernel.realm()) = 'staff' and (select 'investigator' = any (kernel.roles()))
    and (exists (select 1 from review.handovers h where h.item_id = decisions.item_id)
      or exists (select 1 from review.concerns c where c.item_id = decisions.item_id and c.kind = 'alert')));
