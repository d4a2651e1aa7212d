-- People held answer. A letter has an author; what became of it stands beside it as before. The other side sees an answer once it is handed on, and not sooner.

alter table mail.drafts add column author text not null default 'customer' check (author in ('customer', 'resident'));
alter table mail.drafts alter column author drop default;
alter table mail.drafts drop constraint drafts_customer_resident_id_key;
alter table mail.drafts add constraint drafts_one_each unique (customer, resident_id, author);
create index drafts_of_resident on mail.drafts (resident_id, saved_at desc) where author = 'resident';

alter table mail.letters add column author text not null default 'customer' check (author in ('customer', 'resident'));
alter table mail.letters alter column author drop default;
-- Whom it goes to, by the name he had then; sender_name is who wrote it, resident_name who of the two is held.
alter table mail.letters add column recipient_name text;
update mail.letters set recipient_name = resident_name;
alter table mail.letters alter column recipient_name set not null;
create index letters_by_resident on mail.letters (resident_id, sent_at desc, letter_id desc) where author = 'resident';

alter table mail.letter_states add column author text not null default 'customer' check (author in ('customer', 'resident'));
alter table mail.letter_states alter column author drop default;
alter table mail.letter_states add column resident_id text;
update mail.letter_states s set resident_id = l.resident_id from mail.letters l where l.letter_id = s.letter_id;
alter table mail.letter_states alter column resident_id set not null;

drop policy own on mail.drafts;
create policy own on mail.drafts to kinline_app
  using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()) and author = 'customer')
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and author = 'customer');
create policy his on mail.drafts to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and author = 'resident')
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and author = 'resident');

-- Of a letter to her a customer sees that it was handed on and opened; that makes the letter hers to read. Nothing of how staff came to it.
drop policy own on mail.letter_states;
create policy own on mail.letter_states for select to kinline_app
  using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor()) and (author = 'customer' or kind in ('released', 'opened')));
drop policy own on mail.letters;
create policy own on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'customer' and customer = (select kernel.actor())
    and (author = 'customer' or exists (select 1 from mail.letter_states s where s.letter_id = letters.letter_id and s.kind = 'released')));
drop policy sent on mail.letters;
create policy sent on mail.letters for insert to kinline_app
  with check (kernel.realm() = 'customer' and customer = kernel.actor() and author = 'customer');

-- What he wrote is his to see, and how it stands. He writes to whoever's letter was handed on to him.
create policy written on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()) and author = 'resident');
create policy answered on mail.letters for insert to kinline_app
  with check (kernel.realm() = 'resident' and resident_id = kernel.actor() and agency_id = kernel.agency() and author = 'resident'
    and exists (select 1 from mail.inbox i where i.resident_id = letters.resident_id and i.customer = letters.customer and i.outcome = 'released'));
create policy his on mail.letter_states for select to kinline_app
  using ((select kernel.realm()) = 'resident' and resident_id = (select kernel.actor()) and agency_id = (select kernel.agency()) and author = 'resident');
