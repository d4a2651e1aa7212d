import { redirect } from '@sveltejs/kit';
import { readForReview } from '#domain/mail/index.ts';
import { releaseAll, takeClean } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const letters = [];
    for (const item of await takeClean(app, scope)) letters.push({ item, ...(await readForReview(app, scope, item)) });
    return { letters: letters.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()) };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { item: 'many' }, async ({ item }) => {
      const done = await releaseAll(event.locals.app, event.locals.scope, item);
      redirect(303, `/letters?all=${done}`);
    }),
};
