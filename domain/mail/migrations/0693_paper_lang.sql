-- The paper speaks the language of who asked for it, not of who prints it. What was asked for before: that of the newest letter he wrote.
alter table mail.paper_asks add column lang text check (lang in ('en', 'es'));
update mail.paper_asks a set lang = coalesce(
  (select l.lang from mail.letters l where l.resident_id = a.resident_id and l.author = 'resident' order by l.sent_at desc limit 1), 'en');
alter table mail.paper_asks alter column lang set not null;
