-- Reconciliation: what others say has moved, held against the book. Both sides become items; items with one match key speak of one thing.

create table payments.reconciliation_runs (
  run_id text primary key,
  source text not null check (source in ('processor', 'bank', 'agency')),
  due_at timestamptz not null,
  asked_by text,
  -- Work of the run: how far it is, so that another process can go on after a crash.
  from_at timestamptz,
  until_at timestamptz,
  cursor text,
  fetched_at timestamptz,
  through_id bigint,
  taken_id bigint,
  finished_at timestamptz,
  problem text,
  -- By the real clock: it keeps two processes from doing one run at once, nothing more.
  claimed_until timestamptz
);
create unique index reconciliation_runs_one_open on payments.reconciliation_runs (source) where finished_at is null;
create index reconciliation_runs_newest on payments.reconciliation_runs (source, finished_at);

create table payments.reconciliation_items (
  item_id bigint generated always as identity primary key,
  source text not null,
  side text not null check (side in ('ours', 'theirs')),
  -- The journal's key, or the id of their line.
  line text not null,
  match_key text not null,
  -- line: money moved. fee: what they kept. reversal: a line taken back. correction: booked because of a break.
  kind text not null check (kind in ('line', 'fee', 'reversal', 'correction')),
  amount_cents bigint not null,
  fee_cents bigint not null,
  currency text not null,
  at timestamptz not null,
  about text,
  -- Whether what it is about is ours at all.
  is_known boolean not null,
  reference text,
  run_id text not null,
  unique (source, side, line)
);
create index reconciliation_items_by_key on payments.reconciliation_items (source, match_key);
create index reconciliation_items_by_run on payments.reconciliation_items (run_id, side);

-- What must be looked at again: a working set, rows leave it.
create table payments.reconciliation_due (
  source text not null,
  match_key text not null,
  primary key (source, match_key)
);

create table payments.breaks (
  break_id text primary key,
  source text not null,
  match_key text not null,
  cause text not null check (cause in ('missing_here', 'missing_there', 'amount_differs', 'fee_differs', 'twice', 'wrong_day', 'unknown_currency',
    'reference_unknown', 'reversed', 'under_way')),
  run_id text not null references payments.reconciliation_runs,
  -- What each side says; null where it says nothing.
  ours_cents bigint,
  ours_fee_cents bigint,
  ours_at timestamptz,
  ours_lines text[] not null,
  theirs_cents bigint,
  theirs_fee_cents bigint,
  theirs_at timestamptz,
  theirs_lines text[] not null,
  currency text not null,
  reference text,
  at timestamptz not null,
  opened_at timestamptz not null
);
create index breaks_by_run on payments.breaks (run_id);
create index breaks_by_cause on payments.breaks (source, cause, opened_at);

-- The breaks that stand: a working set, one for one thing. Breaks and their notes are the record.
create table payments.open_breaks (
  source text not null,
  match_key text not null,
  break_id text not null unique references payments.breaks,
  primary key (source, match_key)
);

create table payments.break_notes (
  note_id bigint generated always as identity primary key,
  break_id text not null references payments.breaks,
  -- explained: a person says why. settled: both sides say the same now. replaced: it became a break of another kind.
  kind text not null check (kind in ('explained', 'settled', 'replaced')),
  note text not null,
  actor text,
  run_id text,
  at timestamptz not null,
  check ((kind = 'explained') = (actor is not null))
);
create unique index break_notes_end_once on payments.break_notes (break_id) where kind in ('settled', 'replaced');
create index break_notes_by_break on payments.break_notes (break_id, note_id);

-- What would bring our side to theirs, asked for by one operator and decided by another. The journal is posted with the decision.
create table payments.corrections (
  correction_id text primary key,
  break_id text not null references payments.breaks,
  match_key text not null,
  account text not null,
  amount_cents bigint not null,
  fee_cents bigint not null,
  note text not null,
  asked_by text not null,
  at timestamptz not null,
  unique (correction_id, asked_by),
  check (amount_cents <> fee_cents)
);
create index corrections_by_break on payments.corrections (break_id);

create table payments.correction_decisions (
  correction_id text primary key,
  asked_by text not null,
  decided_by text not null,
  is_approved boolean not null,
  note text not null,
  at timestamptz not null,
  foreign key (correction_id, asked_by) references payments.corrections (correction_id, asked_by),
  constraint maker_is_not_checker check (decided_by <> asked_by)
);

alter table payments.reconciliation_runs enable row level security;
alter table payments.reconciliation_items enable row level security;
alter table payments.reconciliation_due enable row level security;
alter table payments.breaks enable row level security;
alter table payments.open_breaks enable row level security;
alter table payments.break_notes enable row level security;
alter table payments.corrections enable row level security;
alter table payments.correction_decisions enable row level security;

-- No one may change or remove what was said, found or decided.
grant select, insert on payments.reconciliation_items, payments.breaks, payments.break_notes, payments.corrections, payments.correction_decisions to kinline_app;
grant select, insert, update on payments.reconciliation_runs to kinline_app;
grant select, insert, delete on payments.reconciliation_due, payments.open_breaks to kinline_app;

create policy system on payments.reconciliation_runs to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.reconciliation_runs for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on payments.reconciliation_items to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.reconciliation_items for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on payments.reconciliation_due to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy system on payments.breaks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.breaks for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on payments.open_breaks to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.open_breaks for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy system on payments.break_notes to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.break_notes for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_explains on payments.break_notes for insert to kinline_app
  with check (kernel.realm() = 'operator' and kind = 'explained' and actor = kernel.actor());
create policy system on payments.corrections to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.corrections for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_asks on payments.corrections for insert to kinline_app with check (kernel.realm() = 'operator' and asked_by = kernel.actor());
create policy system on payments.correction_decisions to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on payments.correction_decisions for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_decides on payments.correction_decisions for insert to kinline_app
  with check (kernel.realm() = 'operator' and decided_by = kernel.actor());
