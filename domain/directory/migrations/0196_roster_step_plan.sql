-- The first roster of a new agency: statistics know nothing of it, so a plan made for its own id reads the whole agency for each row.
-- One plan for all, by index, as in ledger.post_set.
alter function directory.roster_step(text, int, text, timestamptz) set plan_cache_mode = force_generic_plan;
