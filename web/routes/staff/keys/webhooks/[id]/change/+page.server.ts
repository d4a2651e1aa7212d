import { redirect } from '@sveltejs/kit';
import { changeEndpoint, eventTypes, readEndpoint } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { endpoint } = await readEndpoint(event.locals.app, event.locals.scope, event.params.id);
    if (endpoint.endedAt !== null) refuse('directory.unknown_webhook');
    return { endpoint, types: eventTypes };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { name: 'text', url: 'text', types: 'many' }, async (typed) => {
      await changeEndpoint(event.locals.app, event.locals.scope, event.params.id, typed);
      redirect(303, `/keys/webhooks/${event.params.id}?saved`);
    }),
};
