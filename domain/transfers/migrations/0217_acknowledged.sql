-- What agencies have put on accounts and were paid, read in the order it happened.
create index states_posted on transfers.states (at) where kind = 'posted';
create index remittances_made on transfers.remittances (at);
