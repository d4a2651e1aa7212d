import { redirect } from '@sveltejs/kit';
import { decideRefundAsk, listRefundTasks } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const tasks = await listRefundTasks(event.locals.app, event.locals.scope);
    const ask = tasks.asks.find(({ askId }) => askId === event.params.task) ?? null;
    return { ask };
  });

export const actions: Actions = {
  decide: (event) =>
    runForm(event, { answer: 'text', note: 'text' }, async ({ answer, note }) => {
      await decideRefundAsk(event.locals.app, event.locals.scope, { ask: event.params.task, approve: answer === 'approve', note });
      redirect(303, '/refunds?done');
    }),
};
