import { queueActions, queuePage } from '#web/review/queue-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => queuePage(event, 'mailroom');

export const actions: Actions = queueActions('mailroom');
