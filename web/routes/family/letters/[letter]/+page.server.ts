import { redirect } from '@sveltejs/kit';
import { cancelLetter, openAnswer, protestUntil, readLetter } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const letter = await readLetter(event.locals.app, event.locals.scope, event.params.letter);
    const returned = letter.states.find(({ kind }) => kind === 'returned');
    // An answer is read once she opens it, and that she has is told him: by a button, never by a look.
    if (letter.author === 'resident' && letter.state === 'released') return { letter: { ...letter, body: '' }, returned: null };
    return { letter, returned: returned ? { ...returned, protestUntil: protestUntil(returned.at) } : null };
  });

export const actions: Actions = {
  open: (event) =>
    runForm(event, {}, async () => {
      await openAnswer(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
  cancel: (event) =>
    runForm(event, {}, async () => {
      await cancelLetter(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
};
