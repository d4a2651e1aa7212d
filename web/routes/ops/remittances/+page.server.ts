import { redirect } from '@sveltejs/kit';
import { listRemittanceTasks, makeRemittanceNow } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ...(await listRemittanceTasks(event.locals.app, event.locals.scope)),
    isDone: event.url.searchParams.has('done'),
  }));

export const actions: Actions = {
  make: (event) =>
    runForm(event, { facility: 'text' }, async ({ facility }) => {
      const { remittance } = await makeRemittanceNow(event.locals.app, event.locals.scope, { facility });
      redirect(303, `/remittances/${remittance}`);
    }),
};
