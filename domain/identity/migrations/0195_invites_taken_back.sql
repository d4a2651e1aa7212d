-- An invitation that nobody has accepted yet can be taken back: by whom and when stays.
alter table identity.invites
  add taken_back_at timestamptz,
  add taken_back_by text,
  add check (taken_back_at is null or accepted_at is null);
grant update (taken_back_at, taken_back_by) on identity.invites to kinline_app;
