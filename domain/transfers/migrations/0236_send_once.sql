-- Money sent on one day to come is a plan of one day.

alter table transfers.recurring_plans drop constraint recurring_plans_every_check;
alter table transfers.recurring_plans add constraint recurring_plans_every_check check (every in ('once', 'week', 'two_weeks', 'month'));
