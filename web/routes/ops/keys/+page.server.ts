import { listAgencies } from '#domain/directory/index.ts';
import { makeKey, partnerScopes } from '#domain/identity/index.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { runForm } from '#web/form.ts';
import { endAction, loadKeys } from '#web/identity/key-pages.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencies = await listAgencies(app, scope);
    return {
      ...(await loadKeys(event)),
      timeZone: HOUSE_ZONE,
      agencies: agencies.map(({ id, name }) => ({ id, name })),
      scopes: partnerScopes,
    };
  });

export const actions: Actions = {
  // The key stands on the page that answers, and nowhere else: no address leads back to it.
  make: (event) =>
    runForm(event, { partner: 'text', name: 'text', scopes: 'many', agencies: 'many', days: 'text' }, async (typed) => {
      const { app, scope } = event.locals;
      const allAgencies = (await listAgencies(app, scope)).map(({ id }) => id);
      const { text } = await makeKey(app, scope, { ...typed, allAgencies });
      return { made: { name: typed.name.trim(), text } };
    }),
  end: endAction,
};
