import { redirect } from '@sveltejs/kit';
import { endOrder, readOrder } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => runLoad(event, () => readOrder(event.locals.app, event.locals.scope, event.params.id));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { reason: 'text' }, async ({ reason }) => {
      await endOrder(event.locals.app, event.locals.scope, { order: event.params.id, reason });
      redirect(303, '/no-contact?note=ended');
    }),
};
