import { listMonths } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { months, next } = await listMonths(app, scope, { before: event.url.searchParams.get('before') });
    return { months, older: next === null ? undefined : `/months?before=${next}` };
  });
