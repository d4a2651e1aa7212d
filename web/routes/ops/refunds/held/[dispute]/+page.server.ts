import { redirect } from '@sveltejs/kit';
import { askHeld, decideHeld, readHeld } from '#domain/payments/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['asked', 'approved', 'declined'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    file: await readHeld(event.locals.app, event.locals.scope, event.params.dispute),
    said: SAID.find((one) => event.url.searchParams.has(one)) ?? null,
  }));

export const actions: Actions = {
  ask: (event) =>
    runForm(event, { choice: 'text', note: 'text' }, async (typed) => {
      await askHeld(event.locals.app, event.locals.scope, { dispute: event.params.dispute, ...typed });
      redirect(303, `/refunds/held/${event.params.dispute}?asked`);
    }),
  decide: (event) =>
    runForm(event, { answer: 'text' }, async ({ answer }) => {
      const approve = answer === 'approve';
      await decideHeld(event.locals.app, event.locals.scope, { dispute: event.params.dispute, approve });
      redirect(303, `/refunds/held/${event.params.dispute}?${approve ? 'approved' : 'declined'}`);
    }),
};
