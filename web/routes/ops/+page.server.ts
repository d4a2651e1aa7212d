import { findTransfers, MOST_FOUND } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions } from './$types';

// A form that is posted, so that nobody's e-mail address ends up in an address bar or a log.
export const actions: Actions = {
  default: (event) =>
    runForm(event, { query: 'text' }, async ({ query }) => ({
      values: { query },
      most: MOST_FOUND,
      found: await findTransfers(event.locals.app, event.locals.scope, { query }),
    })),
};
