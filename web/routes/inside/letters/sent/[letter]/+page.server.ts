import { redirect } from '@sveltejs/kit';
import { cancelLetter, correctLetter, readReturn, readWritten } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const letter = await readWritten(app, scope, event.params.letter);
    const wasReturned = letter.states.some(({ kind }) => kind === 'returned');
    return { letter, returned: wasReturned ? await readReturn(app, scope, letter.letterId) : null };
  });

export const actions: Actions = {
  fix: (event) =>
    runForm(event, { instead: 'check' }, async ({ instead }) => {
      const { customer } = await correctLetter(event.locals.app, event.locals.scope, { letter: event.params.letter, instead });
      redirect(303, `/letters/write/${customer}`);
    }),
  cancel: (event) =>
    runForm(event, {}, async () => {
      await cancelLetter(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/sent/${event.params.letter}`);
    }),
};
