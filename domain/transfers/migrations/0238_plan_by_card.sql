-- A plan is paid from the wallet (null) or by a card its owner had kept.
alter table transfers.recurring_plans add column card_id text;
