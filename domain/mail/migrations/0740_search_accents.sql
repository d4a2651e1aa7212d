-- Spanish stems are found by accented endings too: "cantábamos" without its accent is no form of "canto" any more. So words are kept both ways, as they are
-- written and without accents, and asked for both ways. A letter without accents pays nothing for it.
create or replace function mail.words_in(body text, name text) returns tsvector
  language sql immutable parallel safe set search_path = pg_catalog
  return to_tsvector('english', mail.plain(body)) || to_tsvector('spanish', mail.plain(body)) || to_tsvector('simple', mail.plain(name))
    || case when body ~ '[áéíóúüñÁÉÍÓÚÜÑ]' then to_tsvector('spanish', body) else '' end;
create or replace function mail.words_asked(typed text) returns tsquery
  language sql immutable parallel safe set search_path = pg_catalog
  return websearch_to_tsquery('english', mail.plain(typed)) || websearch_to_tsquery('spanish', mail.plain(typed))
    || websearch_to_tsquery('spanish', typed) || websearch_to_tsquery('simple', mail.plain(typed));
alter table mail.letters alter column words set expression as (mail.words_in(body, resident_name));
