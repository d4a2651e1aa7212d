import { listSentBack } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { sentBackRows } from '#web/letters/sent-back.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams.get('before');
    const before = isId('let', asked) ? asked : null;
    const { letters, next } = await listSentBack(event.locals.app, event.locals.scope, { all: true, before, limit: 25 });
    return {
      letters: sentBackRows(letters),
      older: next === null ? undefined : `/letters/sent-back?before=${next}`,
      newer: before === null ? undefined : '/letters/sent-back',
    };
  });
