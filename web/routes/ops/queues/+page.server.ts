import { listQueues } from '#domain/duty/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => runLoad(event, () => listQueues(event.locals.app, event.locals.scope));
