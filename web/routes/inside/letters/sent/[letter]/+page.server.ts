import { protestUntil, readWritten } from '#domain/mail/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const letter = await readWritten(event.locals.app, event.locals.scope, event.params.letter);
    const returned = letter.states.find(({ kind }) => kind === 'returned');
    return { letter, returned: returned ? { ...returned, protestUntil: protestUntil(returned.at) } : null };
  });
