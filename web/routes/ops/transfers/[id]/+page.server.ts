import { readTransferFile, timeline } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const file = await readTransferFile(event.locals.app, event.locals.scope, event.params.id);
    const said = (['done', 'waits'] as const).find((one) => event.url.searchParams.has(one)) ?? null;
    return { file, said, steps: timeline(file, event.locals.lang) };
  });
