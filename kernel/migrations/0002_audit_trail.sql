-- What still has to be sealed is a working set of its own: sealing reads that, not the whole trail, and waits for nobody. A row
-- whose transaction commits late goes into a later block, for a block names its rows and not a range.

create table kernel.audit_unsealed (
  row_id bigint primary key
);
insert into kernel.audit_unsealed (row_id)
  select r.id from kernel.audit_rows r where not exists (select 1 from kernel.audit_sealed s where s.row_id = r.id);

create function kernel.audit_to_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kernel.audit_unsealed (row_id) select f.id from fresh f;
  return null;
end $$;
create trigger audit_rows_to_seal after insert on kernel.audit_rows referencing new table as fresh
  for each statement execute function kernel.audit_to_seal();

drop table kernel.audit_sealed;
alter table kernel.audit_rows drop column xid;

alter table kernel.audit_unsealed enable row level security;
grant select, delete on kernel.audit_unsealed to kinline_app;
create policy sealed on kernel.audit_unsealed to kinline_app using (kernel.realm() = 'system');

-- The trail is read by agency, by who and by what it was about, newest first, a stretch of days at a time.
drop index kernel.audit_rows_by_agency;
create index audit_rows_by_agency on kernel.audit_rows (agency_id, at, id);
create index audit_rows_by_time on kernel.audit_rows (at, id);
create index audit_rows_by_actor on kernel.audit_rows (actor, at, id);
create index audit_rows_by_subject on kernel.audit_rows (subject, at, id);

-- What is wrong with some blocks of a chain: 'changed' (a row, or the block itself), 'gap' (a block before it is missing),
-- 'link' (it does not carry the hash of the one before). One row per block that does not fit.
create function kernel.audit_findings(in_chain text, from_seq bigint, to_seq bigint) returns table (seq bigint, what text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with blocks as (
    select s.seq, s.hash, s.previous_hash, s.row_ids, lag(s.seq) over w as before_seq, lag(s.hash) over w as before_hash
    from kernel.audit_seals s where s.chain = in_chain and s.seq between from_seq - 1 and to_seq
    window w as (order by s.seq)
  )
  select b.seq, case
      when b.seq <> coalesce(b.before_seq, 0) + 1 then 'gap'
      when b.previous_hash is distinct from b.before_hash then 'link'
      else 'changed' end
  from blocks b
  cross join lateral (
    select coalesce(string_agg(convert_to(octet_length(l.line) || ':' || l.line, 'UTF8'), '\x'::bytea order by r.id), '\x'::bytea) as lines
    from kernel.audit_rows r cross join lateral (select kernel.audit_line(r) as line) l
    where r.id = any (b.row_ids) and coalesce(r.agency_id, '-') = in_chain
  ) was
  where kernel.realm() = 'system' and b.seq between from_seq and to_seq
    and (b.seq <> coalesce(b.before_seq, 0) + 1 or b.previous_hash is distinct from b.before_hash
      or b.hash <> sha256(coalesce(b.previous_hash, decode(repeat('00', 32), 'hex')) || was.lines))
  order by b.seq
$$;
revoke all on function kernel.audit_findings from public;
grant execute on function kernel.audit_findings to kinline_app;
