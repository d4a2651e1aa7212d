-- Operators find a customer by the name he gave. Columns of their own: row security uses an index only for plain comparisons.
alter table identity.personal_details
  add column name_key text collate "C" generated always as (lower(first_name || coalesce(' ' || last_name, ''))) stored,
  add column last_name_key text collate "C" generated always as (lower(last_name)) stored;
create index details_by_name on identity.personal_details (name_key);
create index details_by_last_name on identity.personal_details (last_name_key);
