-- An agency reads how its word against an earlier one was settled.
create policy staff_reads on transfers.conflict_notes for select to kinline_app
  using ((select kernel.realm()) = 'staff'
    and exists (select 1 from transfers.answer_conflicts k where k.conflict_id = conflict_notes.conflict_id));
