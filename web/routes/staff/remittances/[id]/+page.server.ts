import { readRemittance } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ view: await readRemittance(event.locals.app, event.locals.scope, event.params.id) }));
