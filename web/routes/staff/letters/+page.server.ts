import { countPaperAsks } from '#domain/mail/index.ts';
import { queueActions, queuePage } from '#web/review/queue-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await queuePage(event, 'mailroom')),
  papers: await countPaperAsks(event.locals.app, event.locals.scope),
});

export const actions: Actions = queueActions('mailroom');
