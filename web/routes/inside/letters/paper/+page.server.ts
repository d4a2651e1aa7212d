import { redirect } from '@sveltejs/kit';
import { askForPaper, readPaperAsk } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { insideHead } from '#web/inside/door.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ask: await readPaperAsk(event.locals.app, event.locals.scope),
    timeZone: insideHead(event.locals, event.route.id)?.timeZone ?? 'UTC',
  }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await askForPaper(event.locals.app, event.locals.scope);
      redirect(303, '/letters/paper');
    }),
};
