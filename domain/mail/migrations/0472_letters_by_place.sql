-- The newest letters of an agency, a facility or a person: a term is tried on them before it is saved.
create index letters_by_agency on mail.letters (agency_id, sent_at desc, letter_id desc);
create index letters_by_facility on mail.letters (facility_id, sent_at desc, letter_id desc);
-- Also what was written to him.
drop index mail.letters_by_resident;
create index letters_by_resident on mail.letters (resident_id, sent_at desc, letter_id desc);
