import { redirect } from '@sveltejs/kit';
import { endAcquaintance, listAcquaintances, nameAcquaintance } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ known: await listAcquaintances(event.locals.app, event.locals.scope) }));

export const actions: Actions = {
  add: (event) =>
    runForm(event, { number: 'text' }, async ({ number }) => {
      await nameAcquaintance(event.locals.app, event.locals.scope, { number });
      redirect(303, '/letters/known');
    }),
  end: (event) =>
    runForm(event, { which: 'text' }, async ({ which }) => {
      await endAcquaintance(event.locals.app, event.locals.scope, { number: which });
      redirect(303, '/letters/known');
    }),
};
