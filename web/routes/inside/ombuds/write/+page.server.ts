import { redirect } from '@sveltejs/kit';
import { keepOmbudsDraft, OMBUDS_LENGTH, readOmbudsDraft, writeToOmbuds } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const draft = await readOmbudsDraft(event.locals.app, event.locals.scope);
    if (draft.door !== 'open' && draft.savedAt === null) redirect(303, '/ombuds');
    return { ...draft, most: OMBUDS_LENGTH };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { message: 'secret', body: 'text', go: 'text' }, async ({ message, body, go }) => {
      const { app, scope } = event.locals;
      await keepOmbudsDraft(app, scope, { body });
      if (go !== 'send') redirect(303, '/ombuds/write');
      await writeToOmbuds(app, scope, { message, body });
      redirect(303, '/ombuds?sent');
    }),
};
