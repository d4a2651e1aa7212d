import { redirect } from '@sveltejs/kit';
import { closeMessage, readMessage } from '#domain/support/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  message: await runLoad(event, () => readMessage(event.locals.app, event.locals.scope, event.params.id)),
});

export const actions: Actions = {
  default: (event) =>
    runForm(event, { note: 'text' }, async ({ note }) => {
      await closeMessage(event.locals.app, event.locals.scope, { messageId: event.params.id, note });
      redirect(303, '/inbox');
    }),
};
