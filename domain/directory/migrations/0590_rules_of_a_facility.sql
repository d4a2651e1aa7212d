-- A facility's own rule, laid over its agency's: a kind of its own that says only what is otherwise there. And who reads letters is decided by two people,
-- as prices are.

alter table directory.policies drop constraint policies_kind_check;
alter table directory.policies add constraint policies_kind_check check (kind in (
  'fee_schedule', 'limits', 'deductions', 'posting', 'licence', 'services', 'approvals', 'stamps', 'name_search', 'review', 'chargeback', 'handoff',
  'review_here', 'stamps_here'));
alter table directory.policies drop constraint policies_check;
alter table directory.policies add constraint policies_of_a_facility
  check ((kind = 'services' or kind like '%\_here') = (facility_id is not null));
alter table directory.policies drop constraint policies_by_two;
alter table directory.policies add constraint policies_by_two
  check (kind not in ('fee_schedule', 'limits', 'deductions', 'review', 'review_here') or set_by is null or proposal_id is not null) not valid;

alter table directory.proposals drop constraint proposals_kind_check;
alter table directory.proposals add constraint proposals_kind_check
  check (kind in ('fee_schedule', 'limits', 'deductions', 'review', 'review_here'));
alter table directory.proposals add column facility_id text,
  add constraint proposals_facility foreign key (facility_id, agency_id) references directory.facilities (id, agency_id),
  add constraint proposals_of_a_facility check ((kind like '%\_here') = (facility_id is not null));

create or replace function directory.refuse_other_than_proposed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.proposal_id is not null and not exists (
    select 1 from directory.proposals p join directory.proposal_decisions d on d.proposal_id = p.id
    where p.id = new.proposal_id and p.agency_id = new.agency_id and p.kind = new.kind and p.facility_id is not distinct from new.facility_id
      and p.body = new.body and new.effective_from >= d.decided_at and new.effective_from >= coalesce(p.effective_from, d.decided_at)
  ) then
    raise exception 'policy % is not what was proposed and approved', new.id using errcode = '42501';
  end if;
  return new;
end $$;
