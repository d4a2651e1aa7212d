import { listTransfers } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const before = event.url.searchParams.get('before');
    return { ...(await listTransfers(event.locals.app, event.locals.scope, { before })), isFirst: before === null };
  });
