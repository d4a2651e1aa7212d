-- How long its sender may take a transfer back after paying is promised with the price, and never changes.

alter table transfers.quotes add column cancel_minutes integer not null default 30 check (cancel_minutes >= 0);
alter table transfers.quotes alter column cancel_minutes drop default;
alter table transfers.transfers add column cancel_minutes integer not null default 30 check (cancel_minutes >= 0);
alter table transfers.transfers alter column cancel_minutes drop default;
