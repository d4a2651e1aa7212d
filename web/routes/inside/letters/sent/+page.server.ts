import { listWritten } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams.get('before');
    const before = isId('let', asked) ? asked : null;
    const { letters, next } = await listWritten(event.locals.app, event.locals.scope, { before });
    return {
      letters: letters.map(({ letterId, recipientName, sentAt, timeZone, state }) => ({
        letterId,
        recipientName,
        sentAt,
        timeZone,
        state,
      })),
      older: next === null ? undefined : `/letters/sent?before=${next}`,
      newer: before === null ? undefined : '/letters/sent',
    };
  });
