import { redirect } from '@sveltejs/kit';
import { openLetter, readReceived, readReturn } from '#domain/mail/index.ts';
import { readResidentPurse } from '#domain/stamps/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const letter = await readReceived(app, scope, event.params.letter);
    return {
      letter,
      returned: letter.outcome === 'returned' ? await readReturn(app, scope, letter.letterId) : null,
      isAnswerPaid: (await readResidentPurse(app, scope)).replies.has(letter.customer),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await openLetter(event.locals.app, event.locals.scope, event.params.letter);
      redirect(303, `/letters/${event.params.letter}`);
    }),
};
