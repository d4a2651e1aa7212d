import { listCalls, makeCallSecret } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => await listCalls(event.locals.app, event.locals.scope, { before: event.url.searchParams.get('before') }));

export const actions: Actions = {
  // The secret stands on the page that answers, and nowhere else: no address leads back to it.
  default: (event) =>
    runForm(event, {}, async () => ({ made: { secret: (await makeCallSecret(event.locals.app, event.locals.scope)).secret } })),
};
