-- Who signs in again before money moves gets a new session in place of the old one: what hangs on the old one goes on with the new.
alter table identity.sessions add column replaced_by text references identity.sessions;
create index sessions_replaced on identity.sessions (replaced_by) where replaced_by is not null;
grant update (replaced_by) on identity.sessions to kinline_app;
