import { redirect } from '@sveltejs/kit';
import { readForReview } from '#domain/mail/index.ts';
import { decide, readItem, reasons, takeItem } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { itemId, standing, leasedUntil, dueAt, decision, isLate } = await readItem(app, scope, event.params.item);
    const letter = standing === 'mine' ? await readForReview(app, scope, itemId) : null;
    return { itemId, standing, leasedUntil, dueAt, isLate, outcome: decision?.outcome ?? null, letter, reasons };
  });

export const actions: Actions = {
  take: (event) =>
    runForm(event, {}, async () => {
      await takeItem(event.locals.app, event.locals.scope, event.params.item);
      redirect(303, `/letters/${event.params.item}`);
    }),
  release: (event) =>
    runForm(event, {}, async () => {
      await decide(event.locals.app, event.locals.scope, { item: event.params.item, outcome: 'release' });
      redirect(303, '/letters?done');
    }),
  return: (event) =>
    runForm(event, { reason: 'text', rule: 'text', note: 'text' }, async (typed) => {
      await decide(event.locals.app, event.locals.scope, { item: event.params.item, outcome: 'return', ...typed });
      redirect(303, '/letters?done');
    }),
};
