import { redirect } from '@sveltejs/kit';
import { liftCanary, listCanaries, plantCanary, readAgency } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = await readAgency(app, scope, event.params.agency);
    return {
      agency: { name: agency.name, example: agency.number.example, label: agency.number.label[event.locals.lang] },
      canaries: await listCanaries(app, scope, agency.id),
      planted: event.url.searchParams.has('planted'),
    };
  });

export const actions: Actions = {
  plant: (event) =>
    runForm(event, { number: 'text', givenName: 'text', familyName: 'text' }, async (typed) => {
      const { app, scope } = event.locals;
      const { agency } = await readAgency(app, scope, event.params.agency);
      await plantCanary(app, scope, { ...typed, agencyId: agency.id });
      redirect(303, `/canaries/${agency.slug}?planted`);
    }),
  lift: (event) =>
    runForm(event, { canary: 'text' }, async ({ canary }) => {
      await liftCanary(event.locals.app, event.locals.scope, canary);
      redirect(303, `/canaries/${event.params.agency}`);
    }),
};
