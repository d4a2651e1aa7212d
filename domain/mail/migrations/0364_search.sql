-- Words of a letter to find it by: stems of both languages, without accents, and the name it went to. Read only among somebody's own letters, which
-- letters_by_customer finds; so no index of its own, whose upkeep every letter would pay for.

create function mail.plain(text) returns text
  language sql immutable parallel safe set search_path = pg_catalog
  return translate(lower($1), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc');
create function mail.words_in(body text, name text) returns tsvector
  language sql immutable parallel safe set search_path = pg_catalog
  return to_tsvector('english', mail.plain(body)) || to_tsvector('spanish', mail.plain(body)) || to_tsvector('simple', mail.plain(name));
-- What somebody types into the field: as on the web, "in quotes" and -without.
create function mail.words_asked(typed text) returns tsquery
  language sql immutable parallel safe set search_path = pg_catalog
  return websearch_to_tsquery('english', mail.plain(typed)) || websearch_to_tsquery('spanish', mail.plain(typed))
    || websearch_to_tsquery('simple', mail.plain(typed));
alter table mail.letters add column words tsvector generated always as (mail.words_in(body, resident_name)) stored;
