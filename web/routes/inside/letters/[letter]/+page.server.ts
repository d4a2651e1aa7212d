import { redirect } from '@sveltejs/kit';
import { openLetter, readReceived } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ letter: await readReceived(event.locals.app, event.locals.scope, event.params.letter) }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await openLetter(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
};
