-- What nobody who reads at its place may decide: each knows one of the two, has stepped aside or has decided about it before. Who leads there was told.

create table review.stuck (
  -- An item, or an appeal.
  what text primary key,
  kind text not null check (kind in ('item', 'appeal')),
  since timestamptz not null,
  agency_id text not null,
  facility_id text not null
);
create index stuck_by_agency on review.stuck (agency_id);
alter table review.stuck enable row level security;
grant select, insert, delete on review.stuck to kinline_app;

create policy system on review.stuck to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on review.stuck for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy staff_read on review.stuck for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select kernel.roles() && array['mailroom', 'agency_admin']));
