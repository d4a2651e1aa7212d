-- News that was given up is few, and counted every minute.
create index webhook_deliveries_parked on directory.webhook_deliveries (endpoint_id, since) where state = 'parked';

-- Operators see that an agency's program is not reached; what it was told they do not.
create policy operator_reads on directory.webhook_endpoints for select to kinline_app using ((select kernel.realm()) = 'operator');
create policy operator_reads_parked on directory.webhook_deliveries for select to kinline_app
  using ((select kernel.realm()) = 'operator' and state = 'parked');
