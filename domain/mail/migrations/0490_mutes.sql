-- Somebody held takes no letters from one person outside: for good, or until a day. Taking them again is a row too; the newest counts.

create table mail.mutes (
  nr bigint generated always as identity primary key,
  resident_id text not null,
  customer text not null,
  agency_id text not null,
  is_on boolean not null,
  -- Null: until he says otherwise.
  until timestamptz check (until is null or is_on),
  at timestamptz not null
);
create index mutes_newest on mail.mutes (resident_id, customer, nr desc);

alter table mail.mutes enable row level security;
grant select, insert on mail.mutes to kinline_app;
create policy system on mail.mutes to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
-- His alone: she is never shown that it was her.
create policy his on mail.mutes to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()))
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and agency_id = kernel.agency());
