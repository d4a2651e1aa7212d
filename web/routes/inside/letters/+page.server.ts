import { listInbox, listOwnBans } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams.get('before');
    const before = isId('let', asked) ? asked : null;
    const { letters, next } = await listInbox(app, scope, { before });
    return {
      letters,
      bans: (await listOwnBans(app, scope)).map(({ banId, customerName, liftedAt }) => ({
        banId,
        name: customerName,
        isOver: liftedAt !== null,
      })),
      older: next === null ? undefined : `/letters?before=${next}`,
      newer: before === null ? undefined : '/letters',
    };
  });
