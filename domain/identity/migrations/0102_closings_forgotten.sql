-- A login that is closed for good is forgotten by every module, also when the program stops in the middle of it.
alter table identity.closings add forgotten_at timestamptz;
update identity.closings set forgotten_at = done_at where done_at is not null;
create index closings_unforgotten on identity.closings (done_at) where done_at is not null and forgotten_at is null;
grant update (forgotten_at) on identity.closings to kinline_app;
