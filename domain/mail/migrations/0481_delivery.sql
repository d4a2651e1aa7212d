-- A letter may have a day on which it is to be there. It is read at once, and handed on in the morning of its day.
-- ready: read, waits for its day. undelivered: whom it is for is not there any more, or can't get it; its stamps are its sender's again.
alter table mail.letter_states drop constraint letter_states_kind_check;
alter table mail.letter_states add constraint letter_states_kind_check
  check (kind in ('in_line', 'held', 'ready', 'cancelled', 'released', 'returned', 'undelivered', 'opened'));
drop index mail.letters_end_once;
create unique index letters_end_once on mail.letter_states (letter_id) where kind in ('cancelled', 'released', 'returned', 'undelivered');

-- Working state until ended_at: its sender may choose another day.
create table mail.schedules (
  letter_id text primary key references mail.letters,
  customer text not null,
  deliver_on date not null,
  -- Six in the morning of that day, where it goes.
  deliver_at timestamptz not null,
  -- Read, so nothing but its day is awaited.
  is_ready boolean not null default false,
  ended_at timestamptz
);
create index schedules_due on mail.schedules (deliver_at, letter_id) where is_ready and ended_at is null;

alter table mail.schedules enable row level security;
grant select, insert, update (deliver_on, deliver_at, is_ready, ended_at) on mail.schedules to kinline_app;
create policy system on mail.schedules to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy own on mail.schedules for select to kinline_app using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()));
create policy sent on mail.schedules for insert to kinline_app with check (kernel.realm() = 'customer' and customer = kernel.actor());

-- That a letter to her went back is hers to know, as it is his; nothing of what stood in it.
drop policy own on mail.letter_states;
create policy own on mail.letter_states for select to kinline_app
  using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()) and (author = 'customer' or kind in ('released', 'returned', 'opened')));
create index states_sent_back on mail.letter_states (customer, at desc) where author = 'resident' and kind = 'returned';
