import { countAlerts } from '#domain/review/index.ts';
import { queueActions, queuePage } from '#web/review/queue-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await queuePage(event, 'investigator')),
  alerts: await countAlerts(event.locals.app, event.locals.scope),
});

export const actions: Actions = queueActions('investigator');
