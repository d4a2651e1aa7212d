import { redirect } from '@sveltejs/kit';
import { aYearAfter, barSending, readBar } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    return { holdsUntil: await readBar(app, scope), until: aYearAfter(app.clock.now()) };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { sure: 'check' }, async ({ sure }) => {
      await barSending(event.locals.app, event.locals.scope, { sure });
      redirect(303, '/no-sending');
    }),
};
