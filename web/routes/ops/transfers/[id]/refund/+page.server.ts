import { redirect } from '@sveltejs/kit';
import { askRefund, readTransferFile, refundAloneCents } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { transferId, reference, refundable } = await readTransferFile(app, scope, event.params.id);
    return { transferId, reference, refundable, aloneCents: refundAloneCents(scope.roles) };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { amount: 'text', note: 'text' }, async (typed) => {
      const { waits } = await askRefund(event.locals.app, event.locals.scope, { transfer: event.params.id, ...typed });
      redirect(303, `/transfers/${event.params.id}?${waits ? 'waits' : 'done'}`);
    }),
};
