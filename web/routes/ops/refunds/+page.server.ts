import { retryRefund } from '#domain/payments/index.ts';
import { listRefundTasks } from '#domain/transfers/index.ts';
import { redirect } from '@sveltejs/kit';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    ...(await listRefundTasks(event.locals.app, event.locals.scope)),
    isDone: event.url.searchParams.has('done'),
  }));

export const actions: Actions = {
  retry: (event) =>
    runForm(event, { refund: 'text' }, async ({ refund }) => {
      await retryRefund(event.locals.app, event.locals.scope, { refund });
      redirect(303, '/refunds?done');
    }),
};
