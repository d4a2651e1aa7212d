-- Hand-off through a folder: which files were put there, and answers that were found there, each once.

create table transfers.handoff_puts (
  file_id text primary key references transfers.handoff_closings,
  at timestamptz not null
);
alter table transfers.handoff_puts enable row level security;
grant select, insert on transfers.handoff_puts to kinline_app;
create policy system on transfers.handoff_puts to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on transfers.handoff_puts for select to kinline_app using ((select kernel.realm()) = 'operator');

-- Name, content and time of a file that was found: whoever finds it again finds this answer.
alter table transfers.answer_files add column found text;
create unique index answer_files_found on transfers.answer_files (agency_id, found) where found is not null;
