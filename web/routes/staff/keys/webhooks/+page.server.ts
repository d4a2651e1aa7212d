import { eventTypes, listEndpoints, makeEndpoint, readAgency } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    return {
      timeZone: agency.timeZone,
      endpoints: await listEndpoints(app, scope),
      types: eventTypes,
      docs: `${app.origins.family}/developers`,
      ended: event.url.searchParams.has('ended'),
    };
  });

export const actions: Actions = {
  // The secret stands on the page that answers, and nowhere else: no address leads back to it.
  default: (event) =>
    runForm(event, { name: 'text', url: 'text', types: 'many' }, async (typed) => {
      const { endpointId, secret } = await makeEndpoint(event.locals.app, event.locals.scope, typed);
      return { made: { id: endpointId, name: typed.name.trim(), secret } };
    }),
};
