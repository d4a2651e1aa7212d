import { listUnclaimed } from '#domain/payments/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const after = event.url.searchParams.get('after');
    const { items, next } = await listUnclaimed(event.locals.app, event.locals.scope, { after });
    return {
      items,
      newer: after === null ? undefined : '/refunds/unclaimed',
      older: next === null ? undefined : `/refunds/unclaimed?after=${encodeURIComponent(next)}`,
    };
  });
