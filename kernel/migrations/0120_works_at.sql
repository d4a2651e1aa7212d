-- Where staff work has one meaning: the setting kinline.facilities names facilities, or is '*' for the whole agency. Not set = nowhere.
-- Policies on many rows take the places as `(select kernel.facilities())`, read once for a statement; the body is inlined there.
-- A facility that is null stands for the agency as a whole, which is the affair of those who work at all of it.
create function kernel.works_at(facility text, places text[]) returns boolean language sql immutable parallel safe
  return coalesce(places && array[facility, '*'], false);
