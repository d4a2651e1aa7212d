import { listInbox, listOwnBans } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const before = isId('let', asked.get('before')) ? asked.get('before') : null;
    const from = isId('lgn', asked.get('from')) ? asked.get('from') : null;
    const { letters, next } = await listInbox(app, scope, { before, from });
    const only = from === null ? '' : `from=${from}`;
    return {
      letters,
      bans: (await listOwnBans(app, scope)).map(({ banId, customerName, liftedAt }) => ({
        banId,
        name: customerName,
        isOver: liftedAt !== null,
      })),
      from: from === null ? null : (letters[0]?.senderName ?? null),
      older: next === null ? undefined : `/letters?${only}${only === '' ? '' : '&'}before=${next}`,
      newer: before === null ? undefined : `/letters${only === '' ? '' : `?${only}`}`,
    };
  });
