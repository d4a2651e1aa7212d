import { listDeliveries } from '#domain/notifications/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const to = (event.url.searchParams.get('to') ?? '').trim().slice(0, 254);
    return { to, deliveries: to === '' ? null : await app.tx(scope, (tx) => listDeliveries(tx, scope, { to })) };
  });
