import { findTransfers, MOST_FOUND } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { operatorSteps } from '#web/places/first-steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, scope } }) => ({ steps: await operatorSteps(app, scope) });

// A form that is posted, so that nobody's e-mail address ends up in an address bar or a log.
export const actions: Actions = {
  default: (event) =>
    runForm(event, { query: 'text' }, async ({ query }) => ({
      values: { query },
      most: MOST_FOUND,
      found: await findTransfers(event.locals.app, event.locals.scope, { query }),
    })),
};
