-- Units; names and closings of facilities and units with their history; and changes of rules that two people must agree on.

alter table directory.facilities add column closed_at timestamptz;

create table directory.units (
  id text primary key,
  agency_id text not null references directory.agencies,
  facility_id text not null,
  name text not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  created_by text,
  unique (facility_id, name),
  foreign key (facility_id, agency_id) references directory.facilities (id, agency_id)
);

-- What was done to a facility (unit_id null) or a unit. The tables above hold how it stands now.
create table directory.place_changes (
  id bigint generated always as identity primary key,
  agency_id text not null references directory.agencies,
  facility_id text not null,
  unit_id text references directory.units,
  change text not null check (change in ('added', 'renamed', 'closed', 'reopened')),
  name_before text,
  name_after text not null,
  reason text not null,
  changed_at timestamptz not null,
  changed_by text,
  changed_by_name text not null,
  foreign key (facility_id, agency_id) references directory.facilities (id, agency_id)
);
create index place_changes_of on directory.place_changes (facility_id, id desc);

-- A change of prices or limits waits here until a second person has looked at it.
create table directory.proposals (
  id text primary key,
  seq bigint generated always as identity,
  agency_id text not null references directory.agencies,
  kind text not null check (kind in ('fee_schedule', 'limits')),
  body jsonb not null,
  -- The day asked for; null = as soon as it is approved.
  effective_from timestamptz,
  -- The newest rule of this kind when it was proposed. Another one since then makes the proposal stale.
  base_policy text references directory.policies,
  reason text not null check (reason <> ''),
  proposed_at timestamptz not null,
  proposed_by text not null,
  proposed_by_name text not null,
  unique (id, agency_id),
  unique (id, proposed_by)
);
create index proposals_of on directory.proposals (agency_id, kind, seq desc);

-- One decision for each proposal. Whoever proposed it can only take it back; whoever approves or declines it is somebody else.
create table directory.proposal_decisions (
  proposal_id text primary key,
  agency_id text not null,
  proposed_by text not null,
  outcome text not null check (outcome in ('approved', 'declined', 'withdrawn')),
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  decided_by_name text not null,
  unique (proposal_id, outcome),
  foreign key (proposal_id, agency_id) references directory.proposals (id, agency_id),
  foreign key (proposal_id, proposed_by) references directory.proposals (id, proposed_by),
  constraint maker_is_not_checker check ((outcome = 'withdrawn') = (decided_by = proposed_by)),
  constraint declined_with_a_reason check (outcome <> 'declined' or reason <> '')
);

-- Who set a rule and why. Beside the rules themselves, which families may read.
create table directory.policy_notes (
  policy_id text primary key references directory.policies,
  agency_id text not null references directory.agencies,
  reason text not null,
  set_by_name text not null
);

alter table directory.policies
  add column proposal_id text unique,
  add column proposal_outcome text generated always as (case when proposal_id is not null then 'approved' end) stored,
  add constraint policies_approved foreign key (proposal_id, proposal_outcome) references directory.proposal_decisions (proposal_id, outcome),
  -- Nobody sets prices or limits alone. Without an actor it is the program itself, which makes sample worlds.
  add constraint policies_by_two check (kind not in ('fee_schedule', 'limits') or set_by is null or proposal_id is not null) not valid;

-- What takes force is what was proposed, and not before it was approved.
create function directory.refuse_other_than_proposed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.proposal_id is not null and not exists (
    select 1 from directory.proposals p join directory.proposal_decisions d on d.proposal_id = p.id
    where p.id = new.proposal_id and p.agency_id = new.agency_id and p.kind = new.kind and p.body = new.body
      and new.effective_from >= d.decided_at and new.effective_from >= coalesce(p.effective_from, d.decided_at)
  ) then
    raise exception 'policy % is not what was proposed and approved', new.id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger policies_as_proposed before insert on directory.policies for each row execute function directory.refuse_other_than_proposed();

create trigger place_changes_stay before update or delete or truncate on directory.place_changes for each statement execute function directory.refuse_change();
create trigger proposals_stay before update or delete or truncate on directory.proposals for each statement execute function directory.refuse_change();
create trigger proposal_decisions_stay before update or delete or truncate on directory.proposal_decisions for each statement execute function directory.refuse_change();
create trigger policy_notes_stay before update or delete or truncate on directory.policy_notes for each statement execute function directory.refuse_change();

alter table directory.units enable row level security;
alter table directory.place_changes enable row level security;
alter table directory.proposals enable row level security;
alter table directory.proposal_decisions enable row level security;
alter table directory.policy_notes enable row level security;

grant update (name, city, closed_at) on directory.facilities to kinline_app;
grant select, insert, update (name, closed_at) on directory.units to kinline_app;
grant select, insert on directory.place_changes, directory.proposals, directory.proposal_decisions, directory.policy_notes to kinline_app;

-- The people who work there, and those who run the house.
create function directory.may_look_behind(agency text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp
  return case kernel.realm()
    when 'operator' then true
    when 'system' then true
    when 'staff' then agency = kernel.agency()
    else false
  end;

create policy changed on directory.facilities for update to kinline_app using (kernel.realm() in ('operator', 'system')) with check (kernel.realm() in ('operator', 'system'));
create policy read on directory.units for select to kinline_app using (directory.may_look_behind(agency_id));
create policy written on directory.units for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and created_by is not distinct from kernel.actor());
create policy changed on directory.units for update to kinline_app using (kernel.realm() in ('operator', 'system')) with check (kernel.realm() in ('operator', 'system'));
create policy read on directory.place_changes for select to kinline_app using (directory.may_look_behind(agency_id));
create policy written on directory.place_changes for insert to kinline_app
  with check (kernel.realm() in ('operator', 'system') and changed_by is not distinct from kernel.actor());

create policy read on directory.proposals for select to kinline_app using (directory.may_look_behind(agency_id));
create policy made on directory.proposals for insert to kinline_app
  with check (directory.may_look_behind(agency_id) and proposed_by = kernel.actor());
create policy read on directory.proposal_decisions for select to kinline_app using (directory.may_look_behind(agency_id));
create policy made on directory.proposal_decisions for insert to kinline_app
  with check (directory.may_look_behind(agency_id) and decided_by = kernel.actor());
create policy read on directory.policy_notes for select to kinline_app using (directory.may_look_behind(agency_id));
create policy made on directory.policy_notes for insert to kinline_app with check (directory.may_look_behind(agency_id));

-- An agency's admins lay down their own rules; the licence and what a chargeback does are the house's.
create policy by_staff on directory.policies for insert to kinline_app
  with check (kernel.realm() = 'staff' and agency_id = kernel.agency() and set_by = kernel.actor() and kind not in ('licence', 'chargeback'));
