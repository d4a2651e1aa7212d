-- What operators count every minute is found without reading what has long been over.
create index refund_facts_wrong on payments.refund_facts (at) where kind in ('refused', 'failed');
create index facts_mismatch on payments.facts (at) where kind = 'mismatch';
