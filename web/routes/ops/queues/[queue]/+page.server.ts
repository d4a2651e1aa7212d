import { readQueue } from '#domain/duty/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const name = event.params.queue;
    const after = event.url.searchParams.get('after');
    const { queue, items, next } = await readQueue(app, scope, { name, after });
    return {
      queue,
      items,
      mayWork: scope.roles.includes(queue.role),
      newer: after === null ? undefined : `/queues/${name}`,
      older: next === null ? undefined : `/queues/${name}?after=${encodeURIComponent(next)}`,
    };
  });
