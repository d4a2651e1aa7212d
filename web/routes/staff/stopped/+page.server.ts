import { listBans } from '#domain/mail/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const after = event.url.searchParams.get('after');
    const isDue = event.url.searchParams.has('due');
    const { bans, next } = await listBans(event.locals.app, event.locals.scope, { which: isDue ? 'due' : 'all', after });
    return {
      bans,
      isDue,
      older: next === null ? undefined : `/stopped?${isDue ? 'due&' : ''}after=${next}`,
      newer: after === null ? undefined : `/stopped${isDue ? '?due' : ''}`,
    };
  });
