import { redirect } from '@sveltejs/kit';
import { readForConcern } from '#domain/mail/index.ts';
import { answerConcern } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, () => readForConcern(event.locals.app, event.locals.scope, event.params.concern));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { note: 'text' }, async ({ note }) => {
      await answerConcern(event.locals.app, event.locals.scope, { concern: event.params.concern, note });
      redirect(303, `/concerns/${event.params.concern}`);
    }),
};
