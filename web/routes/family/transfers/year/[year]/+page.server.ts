import { readYear } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ statement: await readYear(event.locals.app, event.locals.scope, { year: event.params.year }) }));
