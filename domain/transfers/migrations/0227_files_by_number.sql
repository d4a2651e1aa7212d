-- Operators find a file by its number, whichever agency's it is.
create index handoff_files_by_number on transfers.handoff_files (number, begun_at desc);
