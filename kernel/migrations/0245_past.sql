-- The sandbox's sample past: its clock begins some weeks ago and is brought to the present before anybody is served (kernel/past.ts).
create policy clock_past on kernel.clock_moves for insert to kinline_app
  with check (kernel.realm() = 'system' and moved_by is null and ahead_ms <= 0);
