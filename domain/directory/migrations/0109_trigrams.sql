-- 0125 takes a setting of pg_trgm away from a function, and then the extension goes. Only a session in which the extension has been used may touch its
-- settings, and the one that brings a database up to date from 0049 has not used it yet. Where 0125 was before this, there is nothing to do.
do $$
begin
  perform trigrams.similarity('a', 'b');
exception
  when invalid_schema_name or undefined_function then null;
end $$;
