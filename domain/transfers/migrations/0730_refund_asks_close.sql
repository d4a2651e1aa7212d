-- A refund that waits for a second person closes by itself when its transfer went back meanwhile: nobody decided that, and nobody said yes.

alter table transfers.refund_decisions alter column decided_by drop not null,
  add constraint nobody_approves check (decided_by is not null or not is_approved);
