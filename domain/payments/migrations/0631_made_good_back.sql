-- A dispute that was lost gave its money back after all: what the payer had made good is his again. The object is of what it undoes, the details name that.
alter table payments.facts drop constraint facts_kind_check;
alter table payments.facts add constraint facts_kind_check check (kind in ('opened', 'unknown', 'resolved', 'declined', 'captured', 'costed', 'expired', 'failed',
  'mismatch', 'refund_pending', 'refunded', 'refund_failed', 'dispute_opened', 'dispute_updated', 'dispute_funds_withdrawn', 'dispute_funds_reinstated',
  'dispute_closed', 'made_good', 'made_good_back'));
