import { redirect } from '@sveltejs/kit';
import { chooseContact, readContact, withdrawAsk } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = ['money', 'asked', 'withdrawn'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const note = event.url.searchParams.get('note');
    return {
      ...(await readContact(event.locals.app, event.locals.scope, event.params.resident)),
      note: NOTES.find((one) => one === note) ?? null,
    };
  });

export const actions: Actions = {
  choose: (event) =>
    runForm(event, { choice: 'text' }, async ({ choice }) => {
      const { resident } = event.params;
      await chooseContact(event.locals.app, event.locals.scope, { resident, choice });
      redirect(303, `/people/${resident}#yours`);
    }),
  withdraw: (event) =>
    runForm(event, { ask: 'text' }, async ({ ask }) => {
      const { residentId } = await withdrawAsk(event.locals.app, event.locals.scope, ask);
      redirect(303, `/people/${residentId}?note=withdrawn`);
    }),
};
