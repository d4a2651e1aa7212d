-- What people held and their agency's ombuds write to each other. Sealed under a key of its own; never screened, in no line, in no search, and nobody's to read but
-- theirs: not the mailroom's, not an agency's admins', not the house's own jobs'.

create table mail.ombuds_messages (
  message_id text primary key,
  resident_id text not null,
  agency_id text not null,
  -- Where he was held then.
  facility_id text not null,
  author text not null check (author in ('resident', 'ombuds')),
  actor text not null,
  sealed bytea not null,
  at timestamptz not null,
  -- By whom it is for.
  read_at timestamptz
);
create index ombuds_by_resident on mail.ombuds_messages (resident_id, at desc, message_id desc);
create index ombuds_by_agency on mail.ombuds_messages (agency_id, at desc, message_id desc);

-- What somebody held is still writing; written over, gone when it is sent.
create table mail.ombuds_drafts (
  resident_id text primary key,
  agency_id text not null,
  sealed bytea not null,
  saved_at timestamptz not null
);

alter table mail.ombuds_messages enable row level security;
alter table mail.ombuds_drafts enable row level security;
grant select, insert, update (read_at) on mail.ombuds_messages to kinline_app;
grant select, insert, update, delete on mail.ombuds_drafts to kinline_app;

create policy his on mail.ombuds_messages for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()));
create policy he_writes on mail.ombuds_messages for insert to kinline_app
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and agency_id = kernel.agency() and author = 'resident' and actor = kernel.actor());
create policy he_reads on mail.ombuds_messages for update to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and author = 'ombuds');
-- Where he was held when he wrote, and where he is by now.
create policy ombuds on mail.ombuds_messages for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and (kernel.works_at(facility_id, (select kernel.facilities())) or directory.works_at(resident_id))
    and (select 'ombuds' = any (kernel.roles())));
create policy ombuds_answers on mail.ombuds_messages for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and author = 'ombuds' and actor = kernel.actor()
    and kernel.works_at(facility_id, kernel.facilities()) and 'ombuds' = any (kernel.roles()));
create policy ombuds_reads on mail.ombuds_messages for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and author = 'resident'
    and (kernel.works_at(facility_id, (select kernel.facilities())) or directory.works_at(resident_id))
    and (select 'ombuds' = any (kernel.roles())));

create policy his on mail.ombuds_drafts to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()))
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and agency_id = kernel.agency());
