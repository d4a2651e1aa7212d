-- The list of keys, a page at a time: open ones first, the newest of each first.
create index api_keys_listed on identity.api_keys (agency_id, (ended_at is null), made_at, id);
