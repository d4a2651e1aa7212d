-- An investigator reads a letter that was handed to him, and what the same two wrote before it, as the mailroom does: while he has it in hand.
create policy investigator_reads on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'investigator' = any (kernel.roles())));
create policy investigator_reads on mail.letter_states for select to kinline_app
  using ((select kernel.realm()) = 'staff' and agency_id = (select kernel.agency()) and kernel.works_at(facility_id, (select kernel.facilities()))
    and (select 'investigator' = any (kernel.roles())));
