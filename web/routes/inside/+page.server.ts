import { countNewLetters } from '#domain/mail/index.ts';
import { listReceived } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, door } = event.locals;
    const { received } = await listReceived(app, scope, { limit: 1 });
    return { name: door?.session?.givenName ?? '', count: await countNewLetters(app, scope), last: received[0] ?? null };
  });
