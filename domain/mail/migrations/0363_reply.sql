-- A letter may carry a stamp for its answer: set aside beside its own, and kept so when the letter is handed on, until somebody answers with it.
alter table mail.drafts add column with_reply boolean not null default false;
alter table mail.letters add column reply_stamps bigint not null default 0 check (reply_stamps >= 0);
