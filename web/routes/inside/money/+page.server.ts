import { listReceived } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const before = event.url.searchParams.get('before');
    const { received, next } = await listReceived(event.locals.app, event.locals.scope, { before });
    return {
      received,
      older: next === null ? undefined : `/money?before=${next}`,
      newer: before === null ? undefined : '/money',
    };
  });
