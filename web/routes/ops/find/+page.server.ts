import { redirect } from '@sveltejs/kit';
import { listAgencies } from '#domain/directory/index.ts';
import { findAnything, MOST_FOUND } from '#domain/transfers/index.ts';
import { onlyHit } from '#web/desk/only-hit.ts';
import { runForm } from '#web/form.ts';
import type { Actions } from './$types';

// A form that is posted, so that nobody's e-mail address ends up in an address bar or a log.
export const actions: Actions = {
  default: (event) =>
    runForm(event, { query: 'text' }, async ({ query }) => {
      const { app, scope } = event.locals;
      const found = await findAnything(app, scope, { query });
      const only = onlyHit(found);
      if (only !== null) redirect(303, only);
      const agencies = found.files.length === 0 ? [] : await listAgencies(app, scope);
      const files = found.files.map((file) => ({ ...file, agencyName: agencies.find(({ id }) => id === file.agencyId)?.name ?? '' }));
      return { values: { query }, most: MOST_FOUND, found: { ...found, files } };
    }),
};
