import { redirect } from '@sveltejs/kit';
import { cancelLetter, changeDay, correctLetter, openAnswer, readLetter, readReturn } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const letter = await readLetter(app, scope, event.params.letter);
    // An answer is read once she opens it, and that she has is told him: by a button, never by a look.
    if (letter.author === 'resident' && letter.state === 'released') return { letter: { ...letter, body: '' }, returned: null };
    const wasReturned = letter.author === 'customer' && letter.states.some(({ kind }) => kind === 'returned');
    return { letter, returned: wasReturned ? await readReturn(app, scope, letter.letterId) : null };
  });

export const actions: Actions = {
  open: (event) =>
    runForm(event, {}, async () => {
      await openAnswer(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
  day: (event) =>
    runForm(event, { day: 'date', anyway: 'check' }, async ({ day, anyway }) => {
      await changeDay(event.locals.app, event.locals.scope, { letter: event.params.letter, day, anyway });
      redirect(303, `/letters/${event.params.letter}`);
    }),
  fix: (event) =>
    runForm(event, { instead: 'check' }, async ({ instead }) => {
      const { residentId } = await correctLetter(event.locals.app, event.locals.scope, { letter: event.params.letter, instead });
      redirect(303, `/letters/write/${residentId}`);
    }),
  cancel: (event) =>
    runForm(event, {}, async () => {
      await cancelLetter(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
};
