-- A partner's program has no agency of its own: the setting kinline.agencies names those it reaches. Not set = none.
create function kernel.agencies() returns text[] language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return string_to_array(nullif(current_setting('kinline.agencies', true), ''), ',');
