import { redirect } from '@sveltejs/kit';
import { DELAY_HOURS, dismissEmailSearch, readEmailSearch, startDelayedChange } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ...(await readEmailSearch(event.locals.app, event.locals.scope, event.params.id)),
    hours: DELAY_HOURS,
  }));

export const actions: Actions = {
  start: (event) =>
    runForm(event, { login: 'text' }, async ({ login }) => {
      await startDelayedChange(event.locals.app, event.locals.scope, { searchId: event.params.id, loginId: login });
      redirect(303, '/email-searches?started');
    }),
  close: (event) =>
    runForm(event, {}, async () => {
      await dismissEmailSearch(event.locals.app, event.locals.scope, event.params.id);
      redirect(303, '/email-searches?closed');
    }),
};
