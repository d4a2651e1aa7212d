-- Asked for a thousand keys at once, the planner takes a tenth of all people for an answer and reads the table through: half a
-- minute instead of milliseconds. However many the keys are, they are looked up in their index.
alter function directory.find_by_name(text[], text, text[], text[], int[], timestamptz) set enable_seqscan = off;

-- Names two slips away were found by the groups of three letters they share: slow among a million names, and blind to two slips
-- close together. Now every name of about this length that begins alike is compared, letter by letter.
create schema spelling;
grant usage on schema spelling to kinline_app;
create extension fuzzystrmatch with schema spelling;
create index known_names_by_start on directory.known_names (left(name, 1), length(name), name);

-- Names on some roster that look like this one, the most alike first. Slips in the first letter are forgiven only where it
-- changed places with the second. Neighbours that changed places count as two here, so three are let in; the caller counts exactly.
drop function directory.names_like(text);
create function directory.names_like(guess text) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.name from directory.known_names k
  where kernel.realm() is not null and length(guess) between 3 and 60
    and left(k.name, 1) = any (array[left(guess, 1), substr(guess, 2, 1)]) and length(k.name) between length(guess) - 2 and length(guess) + 2
    and (left(k.name, 1) = left(guess, 1) or left(k.name, 2) = reverse(left(guess, 2)))
    and spelling.levenshtein_less_equal(k.name, guess, 3) <= 3
  order by spelling.levenshtein_less_equal(k.name, guess, 3), k.name limit 200
$$;
revoke all on function directory.names_like from public;
grant execute on function directory.names_like to kinline_app;

drop index directory.known_names_alike;
drop extension pg_trgm;
drop schema trigrams;
