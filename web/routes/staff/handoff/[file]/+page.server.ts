import { redirect } from '@sveltejs/kit';
import { readAgency } from '#domain/directory/index.ts';
import { putFileAgain, readFile } from '#domain/transfers/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = /^\d{1,9}$/.exec(event.url.searchParams.get('after') ?? '');
    const { layout: _layout, ...file } = await readFile(app, scope, { file: event.params.file, after: after ? Number(after[0]) : 0 });
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    return {
      file,
      timeZone: agency.timeZone,
      mayFetch: scope.roles.includes('trust_clerk'),
      isMade: event.url.searchParams.has('made'),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await putFileAgain(event.locals.app, event.locals.scope, { file: event.params.file });
      redirect(303, `/handoff/${event.params.file}`);
    }),
};
