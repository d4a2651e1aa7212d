-- What became of letters to people held, as they see it: handed on, and opened by them, or returned. One row for one letter; names as they were.

create table mail.inbox (
  letter_id text primary key references mail.letters,
  customer text not null,
  resident_id text not null,
  agency_id text not null,
  sender_name text not null,
  time_zone text not null,
  outcome text not null check (outcome in ('released', 'returned')),
  reason text,
  rule text,
  at timestamptz not null,
  opened_at timestamptz check (opened_at is null or outcome = 'released')
);
create index inbox_by_resident on mail.inbox (resident_id, at desc, letter_id desc);
create index inbox_by_pair on mail.inbox (resident_id, customer, at desc, letter_id desc);
create index inbox_new on mail.inbox (resident_id) where opened_at is null and outcome = 'released';

insert into mail.inbox (letter_id, customer, resident_id, agency_id, sender_name, time_zone, outcome, reason, rule, at)
  select l.letter_id, l.customer, l.resident_id, l.agency_id, l.sender_name, l.time_zone, s.kind, s.details ->> 'reason', s.details ->> 'rule', s.at
  from mail.letters l join mail.letter_states s on s.letter_id = l.letter_id and s.kind in ('released', 'returned');

alter table mail.inbox enable row level security;
grant select, insert, update (opened_at) on mail.inbox to kinline_app;
create policy system on mail.inbox to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy his on mail.inbox for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()));

-- He reads what was handed on to him, and nothing that waits or went back.
create policy his on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency())
    and exists (select 1 from mail.inbox i where i.letter_id = letters.letter_id and i.outcome = 'released'));

alter table mail.letter_states drop constraint letter_states_kind_check;
alter table mail.letter_states add constraint letter_states_kind_check check (kind in ('in_line', 'cancelled', 'released', 'returned', 'opened'));
drop index mail.letters_end_once;
create unique index letters_end_once on mail.letter_states (letter_id) where kind in ('cancelled', 'released', 'returned');
