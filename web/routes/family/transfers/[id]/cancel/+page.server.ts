import { redirect } from '@sveltejs/kit';
import { cancelTransfer, readTransfer } from '#domain/transfers/index.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const transfer = await readTransfer(app, scope, event.params.id);
    const { cancel, facilityName: facility } = transfer;
    return { transfer, problem: cancel.may ? null : refusalWords(lang, `transfers.cancel_${cancel.why}`, { facility }) };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      await cancelTransfer(event.locals.app, event.locals.scope, { transfer: event.params.id });
      redirect(303, `/transfers/${event.params.id}?cancelled`);
    }),
};
