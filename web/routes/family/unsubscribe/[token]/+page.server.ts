import { redirect } from '@sveltejs/kit';
import { readUnsubscribe, setUnsubscribed } from '#domain/notifications/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

// Mail scanners open links before people do: looking changes nothing, only the button does.
export const load: PageServerLoad = async ({ locals: { app, scope, session }, params, url }) => ({
  link: await readUnsubscribe(app, scope, { token: params.token }),
  done: url.searchParams.has('done') ? 'stopped' : url.searchParams.has('back') ? 'back' : null,
  knows: session !== null,
});

export const actions: Actions = {
  stop: (event) =>
    runForm(event, {}, async () => {
      await setUnsubscribed(event.locals.app, event.locals.scope, { token: event.params.token, comes: false });
      redirect(303, `/unsubscribe/${event.params.token}?done`);
    }),
  again: (event) =>
    runForm(event, {}, async () => {
      await setUnsubscribed(event.locals.app, event.locals.scope, { token: event.params.token, comes: true });
      redirect(303, `/unsubscribe/${event.params.token}?back`);
    }),
};
