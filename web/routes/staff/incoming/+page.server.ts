import { listIncoming } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams;
    const incoming = await listIncoming(event.locals.app, event.locals.scope, {
      day: asked.get('day'),
      facility: asked.get('facility'),
      status: asked.get('status'),
    });
    const marked = /^\d{1,3}$/.exec(asked.get('marked') ?? '');
    return { ...incoming, mayMark: event.locals.scope.roles.includes('trust_clerk'), marked: marked ? Number(marked[0]) : null };
  });
