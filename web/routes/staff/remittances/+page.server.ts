import { listRemittances } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, () => {
    const asked = event.url.searchParams;
    const filter = { facility: asked.get('facility'), before: asked.get('before') };
    return listRemittances(event.locals.app, event.locals.scope, filter);
  });
