import { redirect } from '@sveltejs/kit';
import { decideDetails, DETAILS_DELAY_HOURS, proposeDetails, readDetails, stopDetails } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ...(await readDetails(event.locals.app, event.locals.scope, event.params.facility)),
    hours: DETAILS_DELAY_HOURS,
    isDone: event.url.searchParams.has('done'),
  }));

const done = (event: RequestEvent): never => redirect(303, `${event.locals.path}?done`);

export const actions: Actions = {
  propose: (event) =>
    runForm(event, { name: 'text', routing: 'text', account: 'secret', again: 'secret', reason: 'text' }, async (typed) => {
      await proposeDetails(event.locals.app, event.locals.scope, { facility: event.params.facility, ...typed });
      done(event);
    }),
  decide: (event) =>
    runForm(event, { details: 'text', answer: 'text', account: 'secret', note: 'text' }, async ({ answer, ...typed }) => {
      await decideDetails(event.locals.app, event.locals.scope, { ...typed, approve: answer === 'approve' });
      done(event);
    }),
  stop: (event) =>
    runForm(event, { details: 'text', note: 'text' }, async (typed) => {
      await stopDetails(event.locals.app, event.locals.scope, typed);
      done(event);
    }),
};
