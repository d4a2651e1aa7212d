import { redirect } from '@sveltejs/kit';
import {
  deliveryStates,
  endEndpoint,
  NEWS_DAYS,
  OLD_SECRET_HOURS,
  readAgency,
  readEndpoint,
  replayFrom,
  rotateSecret,
  sendTest,
} from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const query = event.url.searchParams;
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    const page = await readEndpoint(app, scope, event.params.id, { state: query.get('state'), before: query.get('before') });
    return {
      ...page,
      timeZone: agency.timeZone,
      states: deliveryStates,
      newsDays: NEWS_DAYS,
      oldHours: OLD_SECRET_HOURS,
      tested: query.has('tested'),
      saved: query.has('saved'),
      replayed: /^\d{1,9}$/.test(query.get('replayed') ?? '') ? Number(query.get('replayed')) : null,
    };
  });

export const actions: Actions = {
  test: (event) =>
    runForm(event, {}, async () => {
      await sendTest(event.locals.app, event.locals.scope, event.params.id);
      redirect(303, `/keys/webhooks/${event.params.id}?tested`);
    }),
  // The secret stands on the page that answers, and nowhere else.
  rotate: (event) => runForm(event, {}, async () => ({ made: await rotateSecret(event.locals.app, event.locals.scope, event.params.id) })),
  replay: (event) =>
    runForm(event, { day: 'date', time: 'text' }, async (from) => {
      const { count } = await replayFrom(event.locals.app, event.locals.scope, event.params.id, from);
      redirect(303, `/keys/webhooks/${event.params.id}?replayed=${count}`);
    }),
  end: (event) =>
    runForm(event, {}, async () => {
      await endEndpoint(event.locals.app, event.locals.scope, event.params.id);
      redirect(303, '/keys/webhooks?ended');
    }),
};
