import { listAgencies, readReadiness } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencies = await listAgencies(app, scope);
    return {
      agencies: await Promise.all(
        agencies.map(async ({ id, slug, name, stateCode }) => ({ slug, name, stateCode, ...(await readReadiness(app, scope, id)) })),
      ),
    };
  });
