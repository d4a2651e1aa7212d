import { redirect } from '@sveltejs/kit';
import { readHandoffDesk, settleConflict } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ...(await readHandoffDesk(event.locals.app, event.locals.scope)),
    isSettled: event.url.searchParams.has('settled'),
  }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { conflict: 'text', note: 'text' }, async (values) => {
      await settleConflict(event.locals.app, event.locals.scope, values);
      redirect(303, '/handoff?settled');
    }),
};
