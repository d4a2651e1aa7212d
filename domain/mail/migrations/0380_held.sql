-- Staff look at a letter for longer: its sender is told. It ends as every letter does.
alter table mail.letter_states drop constraint letter_states_kind_check;
alter table mail.letter_states add constraint letter_states_kind_check
  check (kind in ('in_line', 'held', 'cancelled', 'released', 'returned', 'opened'));
