import { listSent } from '#domain/payments/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { searchParams } = event.url;
    const number = searchParams.get('number') ?? '';
    const after = searchParams.get('after');
    const { items, next } = await listSent(event.locals.app, event.locals.scope, { number, after });
    const at = (place: Record<string, string>) => `/refunds/sent?${String(new URLSearchParams({ number, ...place }))}`;
    return { items, number, newer: after === null ? undefined : at({}), older: next === null ? undefined : at({ after: next }) };
  });
