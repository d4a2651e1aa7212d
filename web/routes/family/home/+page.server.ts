import { services } from '#domain/directory/index.ts';
import { readHome } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ ...(await readHome(event.locals.app, event.locals.scope)), services }));
