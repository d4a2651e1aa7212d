-- Somebody held asks for his letters on paper: nothing leaves a tablet. Staff print them and hand them over.
create table mail.paper_asks (
  ask_id text primary key,
  resident_id text not null,
  agency_id text not null,
  asked_at timestamptz not null,
  handed_at timestamptz,
  handed_by text,
  check ((handed_at is null) = (handed_by is null))
);
-- One at a time.
create unique index paper_asks_open on mail.paper_asks (resident_id) where handed_at is null;
create index paper_asks_waiting on mail.paper_asks (agency_id, asked_at, ask_id) where handed_at is null;
create index paper_asks_by_resident on mail.paper_asks (resident_id, asked_at desc);

alter table mail.paper_asks enable row level security;
grant select, insert, update (handed_at, handed_by) on mail.paper_asks to kinline_app;

create policy his on mail.paper_asks for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()));
create policy he_asks on mail.paper_asks for insert to kinline_app
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and agency_id = kernel.agency() and handed_at is null);
-- Where he is by now.
create policy mailroom on mail.paper_asks for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and directory.works_at(resident_id)
    and (select 'mailroom' = any (kernel.roles())));
create policy mailroom_hands_over on mail.paper_asks for update to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and directory.works_at(resident_id)
    and (select 'mailroom' = any (kernel.roles())) and handed_at is null)
  with check (handed_by = kernel.actor());
