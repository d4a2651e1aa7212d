import { redirect } from '@sveltejs/kit';
import { stateCodes } from '#domain/identity/index.ts';
import { askWayOut, decideWayOut, readWayOut, retryRefund } from '#domain/payments/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['asked', 'approved', 'declined'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    file: await readWayOut(event.locals.app, event.locals.scope, event.params.refund),
    states: stateCodes,
    said: SAID.find((one) => event.url.searchParams.has(one)) ?? null,
  }));

export const actions: Actions = {
  retry: (event) =>
    runForm(event, {}, async () => {
      await retryRefund(event.locals.app, event.locals.scope, { refund: event.params.refund });
      redirect(303, '/refunds?done');
    }),
  ask: (event) =>
    runForm(event, { way: 'text', number: 'text', state: 'text', due: 'date', note: 'text' }, async (typed) => {
      await askWayOut(event.locals.app, event.locals.scope, { refund: event.params.refund, ...typed });
      redirect(303, `/refunds/stuck/${event.params.refund}?asked`);
    }),
  decide: (event) =>
    runForm(event, { answer: 'text' }, async ({ answer }) => {
      const approve = answer === 'approve';
      await decideWayOut(event.locals.app, event.locals.scope, { refund: event.params.refund, approve });
      redirect(303, `/refunds/stuck/${event.params.refund}?${approve ? 'approved' : 'declined'}`);
    }),
};
