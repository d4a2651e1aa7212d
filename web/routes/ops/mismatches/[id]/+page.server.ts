import { redirect } from '@sveltejs/kit';
import { askMismatch, decideMismatch, readMismatch } from '#domain/payments/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['asked', 'approved', 'declined'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    file: await readMismatch(event.locals.app, event.locals.scope, event.params.id),
    said: SAID.find((one) => event.url.searchParams.has(one)) ?? null,
  }));

export const actions: Actions = {
  ask: (event) =>
    runForm(event, { choice: 'text', note: 'text' }, async (typed) => {
      await askMismatch(event.locals.app, event.locals.scope, { mismatch: event.params.id, ...typed });
      redirect(303, `/mismatches/${event.params.id}?asked`);
    }),
  decide: (event) =>
    runForm(event, { answer: 'text' }, async ({ answer }) => {
      const approve = answer === 'approve';
      await decideMismatch(event.locals.app, event.locals.scope, { mismatch: event.params.id, approve });
      redirect(303, `/mismatches/${event.params.id}?${approve ? 'approved' : 'declined'}`);
    }),
};
