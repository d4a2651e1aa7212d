import { redirect } from '@sveltejs/kit';
import { askBankNow, hasFailed, payAgain, readRemittance } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const view = await readRemittance(event.locals.app, event.locals.scope, event.params.id);
    const last = view.payments.at(-1);
    return {
      view,
      mayPayAgain: last !== undefined && hasFailed(last.state),
      mayAsk: last !== undefined && !hasFailed(last.state),
      isDone: event.url.searchParams.has('done'),
    };
  });

export const actions: Actions = {
  again: (event) =>
    runForm(event, {}, async () => {
      await payAgain(event.locals.app, event.locals.scope, { remittance: event.params.id });
      redirect(303, `/remittances/${event.params.id}?done`);
    }),
  ask: (event) =>
    runForm(event, {}, async () => {
      await askBankNow(event.locals.app, event.locals.scope, { remittance: event.params.id });
      redirect(303, `/remittances/${event.params.id}?done`);
    }),
};
