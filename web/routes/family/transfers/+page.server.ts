import { listTransfers } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import { listRow } from '#web/transfers/list-row.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const before = event.url.searchParams.get('before');
    const { transfers, next } = await listTransfers(event.locals.app, event.locals.scope, { before });
    return { transfers: transfers.map(listRow), next, isFirst: before === null };
  });
