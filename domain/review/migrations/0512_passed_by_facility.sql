-- What went on at a facility without anybody having read it, by when; for the figures of a mailroom, as decisions_by_facility (0470) is for what people decided.
create index decisions_passed on review.decisions (facility_id, at) where actor is null and outcome = 'released';
