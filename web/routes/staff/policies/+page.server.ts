import { listPlaces, listProposals, readAgency, readReadiness } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencyId = scope.agency ?? refuse('kernel.not_allowed');
    const { agency, chargeback } = await readAgency(app, scope, agencyId);
    const places = await listPlaces(app, scope, agencyId);
    return {
      agency,
      facilities: places.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ id, name })),
      proposals: (await listProposals(app, scope, agencyId)).map(({ body: _body, ...proposal }) => proposal),
      readiness: await readReadiness(app, scope, agencyId),
      chargeback,
    };
  });
