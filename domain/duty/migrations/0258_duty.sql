-- Alarms: a queue of work has grown too long or too old, and those on duty were told. One at a time for a queue.

create schema duty;
grant usage on schema duty to kinline_app;

create table duty.alarms (
  alarm_id text primary key,
  queue text not null,
  -- As it stood when it rang.
  waiting int not null,
  oldest_at timestamptz,
  raised_at timestamptz not null,
  -- Work of the watch: since when the queue is short again. An alarm ends when it has stayed so for a while.
  calm_since timestamptz,
  ended_at timestamptz
);
create unique index alarms_one_open on duty.alarms (queue) where ended_at is null;
create index alarms_newest on duty.alarms (raised_at desc, alarm_id desc);

alter table duty.alarms enable row level security;
grant select, insert, update (calm_since, ended_at) on duty.alarms to kinline_app;
create policy system on duty.alarms to kinline_app using ((select kernel.realm()) = 'system') with check (kernel.realm() = 'system');
create policy operator_reads on duty.alarms for select to kinline_app using ((select kernel.realm()) = 'operator');

-- Operators see which news has not got through. It holds ids and sums, and no secret.
create policy operator_reads_waiting on kernel.outbox for select to kinline_app using (kernel.realm() = 'operator' and delivered_at is null);
