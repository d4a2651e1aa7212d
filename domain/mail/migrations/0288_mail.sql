-- Letters from families to people held. A letter never changes; what became of it are states beside it.

create schema mail;
grant usage on schema mail to kinline_app;

-- What somebody is still writing: one for each person, written over until it is sent.
create table mail.drafts (
  draft_id text primary key,
  customer text not null,
  resident_id text not null,
  body text not null,
  -- Counts what was saved, so that what is sent is what was shown.
  version integer not null default 1,
  saved_at timestamptz not null,
  unique (customer, resident_id)
);

create table mail.letters (
  letter_id text primary key,
  -- One letter for one draft: this is what makes a second click find the first one's letter.
  draft_id text not null unique,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  body text not null,
  stamps bigint not null check (stamps >= 0),
  -- Names as they were.
  sender_name text not null,
  resident_name text not null,
  resident_number text not null,
  facility_name text not null,
  agency_name text not null,
  time_zone text not null,
  lang text not null check (lang in ('en', 'es')),
  sent_at timestamptz not null,
  -- Staff have promised to decide by then.
  due_at timestamptz not null,
  unique (letter_id, customer, agency_id, facility_id)
);
create index letters_by_customer on mail.letters (customer, sent_at desc, letter_id desc);
create index letters_by_pair on mail.letters (customer, resident_id, sent_at desc, letter_id desc);

-- in_line: waits for staff. One of the others ends that.
create table mail.letter_states (
  letter_id text not null,
  kind text not null check (kind in ('in_line', 'cancelled', 'released', 'returned')),
  at timestamptz not null,
  actor text,
  details jsonb not null,
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  primary key (letter_id, kind),
  foreign key (letter_id, customer, agency_id, facility_id) references mail.letters (letter_id, customer, agency_id, facility_id)
);
create unique index letters_end_once on mail.letter_states (letter_id) where kind <> 'in_line';

alter table mail.drafts enable row level security;
alter table mail.letters enable row level security;
alter table mail.letter_states enable row level security;

grant select, insert, update, delete on mail.drafts to kinline_app;
-- No one may change or remove any of it.
grant select, insert on mail.letters, mail.letter_states to kinline_app;

-- What is not sent yet is nobody's but its writer's.
create policy system on mail.drafts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.drafts to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()))
  with check (kernel.realm() = 'customer' and customer = kernel.actor());

create policy system on mail.letters to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.letters for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy sent on mail.letters for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());
create policy mailroom_reads on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));

create policy system on mail.letter_states to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.letter_states for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy mailroom_reads on mail.letter_states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'mailroom' = any (kernel.roles())));
