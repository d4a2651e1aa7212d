import { redirect } from '@sveltejs/kit';
import { MUTE_DAYS, muteWriter, readMute, unmuteWriter } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    return { ...(await readMute(app, scope, event.params.from)), days: MUTE_DAYS };
  });

export const actions: Actions = {
  stop: (event) =>
    runForm(event, { days: 'text' }, async ({ days }) => {
      await muteWriter(event.locals.app, event.locals.scope, { from: event.params.from, days });
      redirect(303, `/letters/stop/${event.params.from}`);
    }),
  take: (event) =>
    runForm(event, {}, async () => {
      await unmuteWriter(event.locals.app, event.locals.scope, event.params.from);
      redirect(303, `/letters/stop/${event.params.from}`);
    }),
};
