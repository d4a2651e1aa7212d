import { countNewLetters, countOmbudsNew } from '#domain/mail/index.ts';
import { readResidentPurse } from '#domain/stamps/index.ts';
import { listReceived } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, door } = event.locals;
    const { received } = await listReceived(app, scope, { limit: 1 });
    const { monthly, monthlyUpTo, own, replies } = await readResidentPurse(app, scope);
    return {
      name: door?.session?.givenName ?? '',
      count: await countNewLetters(app, scope),
      answers: await countOmbudsNew(app, scope),
      last: received[0] ?? null,
      stamps: { replies: [...replies.values()].reduce((sum, some) => sum + some, 0), monthly: Number(monthly), own: Number(own) },
      monthlyUpTo,
    };
  });
