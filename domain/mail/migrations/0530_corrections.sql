-- A returned letter is put right and sent again: as a letter of its own, that says which one it stands for.
alter table mail.drafts add column corrects text references mail.letters;
alter table mail.letters add column corrects text references mail.letters;
create index letters_corrected on mail.letters (corrects) where corrects is not null;
