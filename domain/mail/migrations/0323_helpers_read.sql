-- Who helps reads what screening found for him.
create policy helpers_read on mail.letters for select to kinline_app
  using ((select kernel.realm()) = 'staff' and (select kernel.roles() && array['care', 'prea'])
    and exists (select 1 from review.v_concerns c where c.subject = letters.letter_id));
