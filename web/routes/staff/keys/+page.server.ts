import { readAgency } from '#domain/directory/index.ts';
import { keyScopes, makeKey } from '#domain/identity/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { endAction, loadKeys } from '#web/identity/key-pages.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    return {
      ...(await loadKeys(event)),
      timeZone: agency.timeZone,
      facilities: facilities.map(({ id, name }) => ({ id, name })),
      scopes: keyScopes,
    };
  });

export const actions: Actions = {
  // The key stands on the page that answers, and nowhere else: no address leads back to it.
  make: (event) =>
    runForm(event, { name: 'text', scopes: 'many', reach: 'text', facilities: 'many', days: 'text' }, async (typed) => {
      const { app, scope } = event.locals;
      const { facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
      const { text } = await makeKey(app, scope, { ...typed, agencyFacilities: facilities.map(({ id }) => id) });
      return { made: { name: typed.name.trim(), text } };
    }),
  end: endAction,
};
