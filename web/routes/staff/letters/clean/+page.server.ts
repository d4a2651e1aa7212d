import { redirect } from '@sveltejs/kit';
import { readClean } from '#domain/mail/index.ts';
import { releaseAll } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ letters: await readClean(event.locals.app, event.locals.scope) }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { item: 'many' }, async ({ item }) => {
      const done = await releaseAll(event.locals.app, event.locals.scope, item);
      redirect(303, `/letters?all=${done.join(',')}`);
    }),
};
