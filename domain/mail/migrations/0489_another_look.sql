-- A letter that was returned goes its way after all when another look says so. It still ends once; after an appeal, once more.

drop index mail.letters_end_once;
create unique index letters_end_once on mail.letter_states (letter_id, (details ->> 'appeal')) nulls not distinct
  where kind in ('cancelled', 'released', 'returned', 'undelivered');

-- What went back and is handed on after all is new for whom it is for.
grant update (outcome, reason, rule, at) on mail.inbox to kinline_app;
