import { redirect } from '@sveltejs/kit';
import { kindsOf, readUnsubscribe, setUnsubscribed } from '#domain/notifications/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

// Mail scanners open links before people do: looking changes nothing, only the button does.
export const load: PageServerLoad = async ({ locals: { app, scope }, params, url }) => {
  const link = await readUnsubscribe(app, scope, { token: params.link });
  return {
    link,
    // Mails to staff bring people here, too; their choices stand on a surface of their own.
    families: link !== null && kindsOf('customer').includes(link.kind),
    done: url.searchParams.has('done') ? 'stopped' : url.searchParams.has('back') ? 'back' : null,
  };
};

export const actions: Actions = {
  stop: (event) =>
    runForm(event, {}, async () => {
      await setUnsubscribed(event.locals.app, event.locals.scope, { token: event.params.link, comes: false });
      redirect(303, `/unsubscribe/${event.params.link}?done`);
    }),
  again: (event) =>
    runForm(event, {}, async () => {
      await setUnsubscribed(event.locals.app, event.locals.scope, { token: event.params.link, comes: true });
      redirect(303, `/unsubscribe/${event.params.link}?back`);
    }),
};
