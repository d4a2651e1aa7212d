-- Hand-off as files: which transfers stand in which file of an agency, what the agency answered for each, and who fetched what.

alter table transfers.states drop constraint states_kind_check;
alter table transfers.states add constraint states_kind_check check (kind in ('created', 'payment_started', 'paid', 'applied', 'posted', 'failed', 'expired',
  'kept', 'in_question', 'cancelled', 'withheld', 'returning', 'returned', 'return_stuck', 'return_settled', 'handed_over'));
create policy staff_reads_handed on transfers.states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and kernel.works_at(facility_id, (select kernel.facilities())) and kind = 'handed_over');

create table transfers.handoff_files (
  file_id text primary key,
  agency_id text not null,
  -- Counted from 1 for each agency, without gaps.
  number integer not null check (number > 0),
  -- The agency's own day.
  day text not null,
  -- The scheduled file of a day is there once; a clerk may make others between.
  is_extra boolean not null,
  -- What was paid or applied after this waits for the next file.
  taken_until timestamptz not null,
  -- Whether what its sender may still take back is handed over too: a clerk may be faster.
  also_fresh boolean not null,
  -- As they were when it was begun: a later rule changes nothing about it.
  layout jsonb not null,
  time_zone text not null,
  answer_by timestamptz not null,
  if_silent text not null check (if_silent in ('back', 'wait')),
  begun_by text,
  begun_at timestamptz not null,
  unique (agency_id, number),
  unique (file_id, agency_id)
);
create unique index handoff_files_of_day on transfers.handoff_files (agency_id, day) where not is_extra;

create table transfers.handoff_items (
  -- A transfer stands in exactly one file, ever.
  transfer_id text primary key,
  file_id text not null,
  line integer not null check (line > 0),
  amount_cents bigint not null check (amount_cents > 0),
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  unique (file_id, line),
  foreign key (file_id, agency_id) references transfers.handoff_files (file_id, agency_id),
  foreign key (transfer_id, customer, agency_id, facility_id) references transfers.transfers (transfer_id, customer, agency_id, facility_id)
);

-- A file is whole from here on: its very bytes, and its control totals.
create table transfers.handoff_closings (
  file_id text primary key,
  agency_id text not null,
  -- Only who works at all of these may have it.
  facilities text[] not null check (cardinality(facilities) > 0),
  item_count integer not null,
  total_cents bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  closed_at timestamptz not null,
  foreign key (file_id, agency_id) references transfers.handoff_files (file_id, agency_id)
);

-- Who fetched a file, each time.
create table transfers.handoff_fetches (
  fetch_id text primary key,
  file_id text not null references transfers.handoff_closings,
  actor text not null,
  at timestamptz not null
);
create index handoff_fetches_of on transfers.handoff_fetches (file_id, at);

-- Told once: the answer is late.
create table transfers.handoff_alerts (
  file_id text not null references transfers.handoff_closings,
  kind text not null check (kind in ('soon', 'late')),
  at timestamptz not null,
  primary key (file_id, kind)
);

-- What the agency said of a transfer. Its first word counts.
create table transfers.acknowledgements (
  transfer_id text primary key,
  outcome text not null check (outcome in ('posted', 'rejected')),
  reason text,
  note text,
  answer_id text,
  actor text,
  at timestamptz not null,
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (transfer_id, customer, agency_id, facility_id) references transfers.transfers (transfer_id, customer, agency_id, facility_id)
);
create table transfers.true_deductions (
  transfer_id text not null,
  line integer not null check (line > 0),
  name text not null,
  amount_cents bigint not null check (amount_cents > 0),
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  primary key (transfer_id, line),
  foreign key (transfer_id, customer, agency_id, facility_id) references transfers.transfers (transfer_id, customer, agency_id, facility_id)
);

-- A word that came too late or against an earlier one. Nothing moves by it: an operator looks.
create table transfers.answer_conflicts (
  conflict_id text primary key,
  transfer_id text not null references transfers.transfers,
  agency_id text not null,
  why text not null check (why in ('went_back', 'posted_already', 'other_outcome', 'other_deductions')),
  said jsonb not null,
  actor text,
  at timestamptz not null,
  unique (transfer_id, why)
);
create table transfers.conflict_notes (
  conflict_id text primary key references transfers.answer_conflicts,
  note text not null,
  settled_by text not null,
  at timestamptz not null
);

-- A file with answers, as it came. Read line by line by whoever is alive.
create table transfers.answer_files (
  answer_id text primary key,
  agency_id text not null,
  -- Whose word it is, and for which facilities ('*': all).
  actor text not null,
  reach text[] not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  words jsonb not null,
  at timestamptz not null,
  unique (answer_id, agency_id, reach)
);
create index answer_files_of on transfers.answer_files (agency_id, at);
create table transfers.answer_lines (
  answer_id text not null,
  line integer not null,
  reference text not null,
  verdict text not null,
  -- What the verdict is about: amounts, words.
  details jsonb not null,
  agency_id text not null,
  reach text[] not null,
  primary key (answer_id, line),
  foreign key (answer_id, agency_id, reach) references transfers.answer_files (answer_id, agency_id, reach)
);
create table transfers.answer_ends (
  answer_id text primary key,
  agency_id text not null,
  reach text[] not null,
  at timestamptz not null,
  foreign key (answer_id, agency_id, reach) references transfers.answer_files (answer_id, agency_id, reach)
);

do $$
declare one text;
begin
  foreach one in array array['handoff_files', 'handoff_items', 'handoff_closings', 'handoff_fetches', 'handoff_alerts', 'acknowledgements', 'true_deductions',
    'answer_conflicts', 'conflict_notes', 'answer_files', 'answer_lines', 'answer_ends'] loop
    execute format('alter table transfers.%I enable row level security', one);
    -- No one may change or remove any of it.
    execute format('grant select, insert on transfers.%I to kinline_app', one);
    execute format('create policy system on transfers.%I to kinline_app using ((select kernel.realm()) = ''system'') with check (kernel.realm() = ''system'')', one);
    execute format('create policy operator_reads on transfers.%I for select to kinline_app using ((select kernel.realm()) = ''operator'')', one);
  end loop;
  -- What a sender sees of his own; what the agency's people see of their facilities.
  foreach one in array array['handoff_items', 'acknowledgements', 'true_deductions'] loop
    execute format('create policy own on transfers.%I for select to kinline_app using ((select kernel.realm()) = ''customer'' and customer = (select kernel.actor()))', one);
    execute format('create policy staff_reads on transfers.%I for select to kinline_app using ((select kernel.realm()) in (''staff'', ''machine'')
      and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())))', one);
  end loop;
  foreach one in array array['acknowledgements', 'true_deductions'] loop
    execute format('create policy agency_says on transfers.%I for insert to kinline_app with check (kernel.realm() in (''staff'', ''machine'')
      and agency_id = kernel.agency() and kernel.works_at(facility_id, kernel.facilities()))', one);
  end loop;
  -- An answer is seen by who has at least the reach of who brought it.
  foreach one in array array['answer_files', 'answer_lines', 'answer_ends'] loop
    execute format('create policy staff_reads on transfers.%I for select to kinline_app using ((select kernel.realm()) = ''staff''
      and agency_id = (select kernel.agency()) and (select coalesce(bool_and(kernel.works_at(place, (select kernel.facilities()))), false) from unnest(reach) place))', one);
    execute format('create policy staff_brings on transfers.%I for insert to kinline_app with check (kernel.realm() = ''staff''
      and agency_id = kernel.agency() and (select coalesce(bool_and(kernel.works_at(place, kernel.facilities())), false) from unnest(reach) place))', one);
  end loop;
end $$;

create policy staff_reads on transfers.handoff_closings for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and (select coalesce(bool_and(kernel.works_at(place, (select kernel.facilities()))), false) from unnest(facilities) place));
create policy staff_reads on transfers.handoff_files for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency())
    and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_files.file_id));
create policy staff_reads on transfers.handoff_fetches for select to kinline_app
  using ((select kernel.realm()) = 'staff' and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_fetches.file_id));
create policy staff_fetches on transfers.handoff_fetches for insert to kinline_app
  with check (kernel.realm() = 'staff' and actor = kernel.actor()
    and exists (select 1 from transfers.handoff_closings c where c.file_id = handoff_fetches.file_id));
create policy agency_says on transfers.answer_conflicts for insert to kinline_app
  with check (kernel.realm() in ('staff', 'machine') and agency_id = kernel.agency()
    and exists (select 1 from transfers.transfers t where t.transfer_id = answer_conflicts.transfer_id));
create policy staff_reads on transfers.answer_conflicts for select to kinline_app
  using ((select kernel.realm()) in ('staff', 'machine') and agency_id = (select kernel.agency())
    and exists (select 1 from transfers.transfers t where t.transfer_id = answer_conflicts.transfer_id));
create policy operator_settles on transfers.conflict_notes for insert to kinline_app
  with check (kernel.realm() = 'operator' and settled_by = kernel.actor());
