-- Letters on their way into the line, to be taken together. Working state: a row goes when its letter stands there, or has ended before.

create table mail.arrivals (
  letter_id text primary key references mail.letters,
  -- Nobody looks at it before: one that could not be put in line is tried again less and less often.
  due_at timestamptz not null,
  tries integer not null default 0
);
create index arrivals_by_time on mail.arrivals (due_at, letter_id);

alter table mail.arrivals enable row level security;
grant select, update (due_at, tries), delete on mail.arrivals to kinline_app;
create policy system on mail.arrivals to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');

-- No letter is written without being on its way, whoever writes it.
create function mail.arrive() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into mail.arrivals (letter_id, due_at) values (new.letter_id, new.sent_at);
  return null;
end $$;
revoke all on function mail.arrive() from public;
create trigger arrive after insert on mail.letters for each row execute function mail.arrive();

-- Those that a job of before has not put in line yet.
insert into mail.arrivals (letter_id, due_at)
  select l.letter_id, l.sent_at from mail.letters l where not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id);
