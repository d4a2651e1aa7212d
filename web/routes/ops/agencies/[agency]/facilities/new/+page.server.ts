import { redirect } from '@sveltejs/kit';
import { createFacility, readAgency } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { zones } from '#web/places/zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ agency: (await readAgency(event.locals.app, event.locals.scope, event.params.agency)).agency, zones }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { name: 'text', city: 'text', timeZone: 'text' }, async ({ name, city, timeZone }) => {
      const { app, scope } = event.locals;
      const { agency } = await readAgency(app, scope, event.params.agency);
      const facility = await createFacility(app, scope, { agencyId: agency.id, name: name.trim(), city: city.trim(), timeZone });
      redirect(303, `/agencies/${agency.slug}/facilities/${facility.id}?made`);
    }),
};
