import { listBans } from '#domain/mail/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const after = event.url.searchParams.get('after');
    const { bans, next } = await listBans(event.locals.app, event.locals.scope, { after });
    return { bans, older: next === null ? undefined : `/stopped?after=${next}`, newer: after === null ? undefined : '/stopped' };
  });
