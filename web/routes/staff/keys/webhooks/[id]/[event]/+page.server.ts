import { redirect } from '@sveltejs/kit';
import { readAgency, readDelivery, replayDelivery } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    const view = await readDelivery(app, scope, event.params.id, event.params.event);
    return { ...view, timeZone: agency.timeZone, replayed: event.url.searchParams.has('replayed') };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await replayDelivery(event.locals.app, event.locals.scope, event.params.id, event.params.event);
      redirect(303, `/keys/webhooks/${event.params.id}/${event.params.event}?replayed`);
    }),
};
