-- Three sides beside the book: the processor, the bank, and the agencies. A thing is held against one account of ours, which a correction books.

alter table payments.reconciliation_items add column account text;
update payments.reconciliation_items set account = 'processor_clearing';
alter table payments.breaks add column account text;
update payments.breaks set account = 'processor_clearing';

alter table payments.breaks drop constraint breaks_cause_check;
alter table payments.breaks add constraint breaks_cause_check check (cause in ('missing_here', 'missing_there', 'amount_differs', 'fee_differs', 'twice',
  'wrong_day', 'unknown_currency', 'reference_unknown', 'reversed', 'bank_fee', 'under_way'));
