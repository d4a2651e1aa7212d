import { redirect } from '@sveltejs/kit';
import { listStamps } from '#domain/stamps/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const agencies = await listStamps(event.locals.app, event.locals.scope);
    // Most people know one place only: they are there at once.
    if (agencies.length === 1) redirect(303, `/stamps/${agencies[0]!.agencyId}`);
    return { agencies };
  });
