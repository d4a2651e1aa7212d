import { redirect } from '@sveltejs/kit';
import { judgeMatch, readMatch } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => runLoad(event, () => readMatch(event.locals.app, event.locals.scope, event.params.match));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { verdict: 'text', words: 'text' }, async (values) => {
      await judgeMatch(event.locals.app, event.locals.scope, { match: event.params.match, ...values });
      redirect(303, '/no-contact?note=judged');
    }),
};
