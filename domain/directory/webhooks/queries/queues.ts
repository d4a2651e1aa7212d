import { sql } from 'kysely';
import type { QueueSource } from '#kernel/queues.ts';

/** Programs that did not take news for three days; it waits until somebody at the agency has it sent again. */
const programsGivenUp: QueueSource = () => sql`
  select e.id, min(d.since) as at, 'agency' as purpose, e.agency_id as subject, a.name || ': ' || e.name as name, null::bigint as cents,
    max(d.last_trouble) as why
  from directory.webhook_deliveries d join directory.webhook_endpoints e on e.id = d.endpoint_id join directory.agencies a on a.id = e.agency_id
  where d.state = 'parked' and e.ended_at is null group by e.id, e.agency_id, a.name, e.name`;

export const queues = { programsGivenUp };
