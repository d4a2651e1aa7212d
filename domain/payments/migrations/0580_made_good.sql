-- What a payer had got for money that his bank took is taken from him again: he owes that much less. The object is the taker's own key.
alter table payments.facts drop constraint facts_kind_check;
alter table payments.facts add constraint facts_kind_check check (kind in ('opened', 'unknown', 'resolved', 'declined', 'captured', 'costed', 'expired', 'failed',
  'mismatch', 'refund_pending', 'refunded', 'refund_failed', 'dispute_opened', 'dispute_updated', 'dispute_funds_withdrawn', 'dispute_funds_reinstated',
  'dispute_closed', 'made_good'));
