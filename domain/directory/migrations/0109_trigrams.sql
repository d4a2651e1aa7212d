-- 0125 takes a setting of pg_trgm away from a function. Only a session in which the extension has been used may touch its settings, and the one that
-- brings a database up to date from 0049 has not used it yet.
select trigrams.similarity('a', 'b');
