import { redirect } from '@sveltejs/kit';
import { listPlaces, listProposals, openAgency, readAgency, readReadiness } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency, policies, chargeback } = await readAgency(app, scope, event.params.agency);
    return {
      agency,
      chargeback,
      hasLicence: policies.licence !== undefined,
      readiness: await readReadiness(app, scope, agency.id),
      places: await listPlaces(app, scope, agency.id),
      proposals: (await listProposals(app, scope, agency.id)).map(({ body: _body, ...proposal }) => proposal),
      made: event.url.searchParams.has('made'),
      opened: event.url.searchParams.has('opened'),
    };
  });

export const actions: Actions = {
  open: (event) =>
    runForm(event, {}, async () => {
      const { app, scope } = event.locals;
      const { agency } = await readAgency(app, scope, event.params.agency);
      await openAgency(app, scope, agency.id);
      redirect(303, `/agencies/${agency.slug}?opened`);
    }),
};
