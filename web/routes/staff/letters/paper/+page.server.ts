import { redirect } from '@sveltejs/kit';
import { handOverPaper, listPaperAsks } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const after = event.url.searchParams.get('after');
    const { asks, next } = await listPaperAsks(event.locals.app, event.locals.scope, { after });
    return {
      asks,
      wasHanded: event.url.searchParams.has('handed'),
      older: next === null ? undefined : `/letters/paper?after=${next}`,
      newer: after === null ? undefined : '/letters/paper',
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { ask: 'text' }, async ({ ask }) => {
      await handOverPaper(event.locals.app, event.locals.scope, ask);
      redirect(303, '/letters/paper?handed');
    }),
};
