-- A letter may carry a card, one of the house's own drawings (cards.ts). What it costs is among the letter's stamps.
alter table mail.drafts add column card text;
alter table mail.letters add column card text;
