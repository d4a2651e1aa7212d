-- Whoever has somebody on the list hears when the agency says that he is elsewhere in the agency, or held there no more. Working state: a row is one record that is
-- still to be told, and is gone once it is. Written in the transaction that tells the record, by whatever way people are written.
create index contacts_of_resident on directory.contacts (resident_id) where removed_at is null;
create table directory.moves_to_tell (
  record_id bigint primary key references directory.resident_records,
  resident_id text not null,
  agency_id text not null,
  facility_id text not null,
  kind text not null check (kind in ('moved', 'released')),
  at timestamptz not null
);
create index moves_to_tell_by_time on directory.moves_to_tell (at, record_id);

-- By index, whatever the statistics know: the first roster of an agency comes before anybody has counted its people.
create function directory.note_moves() returns trigger language plpgsql security definer set search_path = '' set enable_seqscan = off as $$
begin
  insert into directory.moves_to_tell (record_id, resident_id, agency_id, facility_id, kind, at)
    select n.id, n.resident_id, n.agency_id, n.facility_id, case n.status when 'released' then 'released' else 'moved' end, n.recorded_at
    from news n
    cross join lateral (select r.status, r.facility_id from directory.resident_records r where r.resident_id = n.resident_id and r.id < n.id
      order by r.id desc limit 1) was
    where was.status = 'here' and (n.status = 'released' or (n.status = 'here' and n.facility_id <> was.facility_id))
      and exists (select 1 from directory.contacts c where c.resident_id = n.resident_id and c.removed_at is null);
  return null;
end $$;
revoke all on function directory.note_moves from public;
create trigger note_moves after insert on directory.resident_records referencing new table as news
  for each statement execute function directory.note_moves();

alter table directory.moves_to_tell enable row level security;
grant select, delete on directory.moves_to_tell to kinline_app;
create policy system on directory.moves_to_tell to kinline_app using ((select kernel.realm()) = 'system');
