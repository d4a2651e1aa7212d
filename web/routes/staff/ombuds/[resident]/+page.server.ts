import { redirect } from '@sveltejs/kit';
import { answerAsOmbuds, OMBUDS_LENGTH, readOmbudsThread } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident } = event.params;
    const before = event.url.searchParams.get('before');
    const { next, ...thread } = await readOmbudsThread(event.locals.app, event.locals.scope, resident, { before });
    const page = `/ombuds/${resident}`;
    return {
      ...thread,
      most: OMBUDS_LENGTH,
      older: next === null ? undefined : `${page}?before=${next}`,
      newer: before === null ? undefined : page,
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { message: 'secret', body: 'text' }, async ({ message, body }) => {
      const { resident } = event.params;
      await answerAsOmbuds(event.locals.app, event.locals.scope, { resident, message, body });
      redirect(303, `/ombuds/${resident}`);
    }),
};
