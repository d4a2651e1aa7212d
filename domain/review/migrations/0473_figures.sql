-- What came in at a facility, by when it was sent; for the figures of a mailroom. What was decided is found by decisions_by_facility (0470).
create index items_by_facility on review.items (facility_id, sent_at) include (screened);
