-- Whom these customers keep among their people. For the house's own functions alone.
create function directory.people_of(customers text[]) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
  return array(select c.resident_id from directory.contacts c where c.customer = any (customers) and c.removed_at is null);
revoke all on function directory.people_of(text[]) from public;
