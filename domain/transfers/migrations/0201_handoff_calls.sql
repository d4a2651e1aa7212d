-- Hand-off by the agency's own API: what each agency was called for, every try with its answer, and how its line is.

create table transfers.handoff_calls (
  -- A transfer is called for under its own number, which is the key of the call: however often it is said, it is one.
  transfer_id text primary key,
  -- Said byte for byte the same each time.
  body text not null,
  -- As the rule was when it began: a later one changes nothing about it.
  answer_by timestamptz not null,
  if_silent text not null check (if_silent in ('back', 'wait')),
  begun_at timestamptz not null,
  -- open: it must be asked. accepted: the agency has it and will say what became of it. over: nobody asks any more.
  standing text not null default 'open' check (standing in ('open', 'accepted', 'over')),
  due_at timestamptz not null,
  tries integer not null default 0,
  leased_until timestamptz,
  customer text not null,
  agency_id text not null,
  facility_id text not null,
  unique (transfer_id, agency_id, facility_id),
  foreign key (transfer_id, customer, agency_id, facility_id) references transfers.transfers (transfer_id, customer, agency_id, facility_id)
);
create index handoff_calls_due on transfers.handoff_calls (agency_id, due_at) where standing <> 'over';
create index handoff_calls_late on transfers.handoff_calls (answer_by) where standing <> 'over';
create index handoff_calls_of on transfers.handoff_calls (agency_id, begun_at desc, transfer_id desc);

create table transfers.handoff_tries (
  id bigint generated always as identity primary key,
  transfer_id text not null,
  at timestamptz not null,
  took_ms integer not null,
  status integer,
  -- What it was taken for, and why it was no answer.
  said text not null check (said in ('accepted', 'posted', 'rejected', 'unclear')),
  why text,
  answer text not null,
  agency_id text not null,
  facility_id text not null,
  foreign key (transfer_id, agency_id, facility_id) references transfers.handoff_calls (transfer_id, agency_id, facility_id)
);
create index handoff_tries_of on transfers.handoff_tries (transfer_id, id);

-- How an agency's line is: while it is down it is tried once in a while, with one call.
create table transfers.handoff_lines (
  agency_id text primary key,
  failures integer not null default 0,
  next_at timestamptz not null,
  down_since timestamptz,
  why text
);

-- What calls are signed with follows from these ids and is stored nowhere.
create table transfers.handoff_secrets (
  secret_id text primary key,
  agency_id text not null,
  made_at timestamptz not null,
  made_by text not null,
  ends_at timestamptz
);
create index handoff_secrets_of on transfers.handoff_secrets (agency_id);

do $$
declare one text;
begin
  foreach one in array array['handoff_calls', 'handoff_tries', 'handoff_lines', 'handoff_secrets'] loop
    execute format('alter table transfers.%I enable row level security', one);
    execute format('grant select, insert on transfers.%I to kinline_app', one);
    execute format('create policy system on transfers.%I to kinline_app using ((select kernel.realm()) = ''system'') with check (kernel.realm() = ''system'')', one);
    execute format('create policy operator_reads on transfers.%I for select to kinline_app using ((select kernel.realm()) = ''operator'')', one);
  end loop;
  foreach one in array array['handoff_calls', 'handoff_tries'] loop
    execute format('create policy staff_reads on transfers.%I for select to kinline_app using ((select kernel.realm()) = ''staff''
      and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities())))', one);
  end loop;
end $$;
create policy staff_reads on transfers.handoff_lines for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()));
grant update (standing, due_at, tries, leased_until) on transfers.handoff_calls to kinline_app;
grant update on transfers.handoff_lines to kinline_app;
grant update (ends_at) on transfers.handoff_secrets to kinline_app;
