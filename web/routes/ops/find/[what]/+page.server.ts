import { listSent } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const of = event.params.what;
    const { whose, transfers, next } = await listSent(app, scope, { of, before: event.url.searchParams.get('before') });
    return {
      whose,
      transfers,
      newer: event.url.searchParams.has('before') ? `/find/${of}` : undefined,
      older: next === null ? undefined : `/find/${of}?before=${next}`,
    };
  });
