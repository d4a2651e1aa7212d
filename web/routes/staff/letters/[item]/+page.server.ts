import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readForReview } from '#domain/mail/index.ts';
import { decide, hold, readItem, reasons, takeItem, takeNext, undo } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { undoOf } from '#web/review/undo-notice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { decision, ...item } = await readItem(app, scope, event.params.item);
    const letter = item.standing === 'mine' ? await readForReview(app, scope, item.itemId) : null;
    const undone = event.url.searchParams.has('undone');
    return { item, outcome: decision?.outcome ?? null, letter, reasons, undo: await undoOf(event), undone };
  });

/** On to the most urgent one; what was just decided can be undone from there. */
async function goOn(event: RequestEvent<{ item: string }>, did: 'released' | 'returned' | 'held'): Promise<never> {
  const next = await takeNext(event.locals.app, event.locals.scope);
  redirect(303, `/letters${next === null ? '' : `/${next}`}?${did}=${event.params.item}`);
}

export const actions: Actions = {
  take: (event) =>
    runForm(event, {}, async () => {
      await takeItem(event.locals.app, event.locals.scope, event.params.item);
      redirect(303, `/letters/${event.params.item}`);
    }),
  release: (event) =>
    runForm(event, {}, async () => {
      await decide(event.locals.app, event.locals.scope, { item: event.params.item, outcome: 'release' });
      return await goOn(event, 'released');
    }),
  return: (event) =>
    runForm(event, { reason: 'text', rule: 'text', note: 'text' }, async (typed) => {
      await decide(event.locals.app, event.locals.scope, { item: event.params.item, outcome: 'return', ...typed });
      return await goOn(event, 'returned');
    }),
  hold: (event) =>
    runForm(event, { holdNote: 'text' }, async ({ holdNote }) => {
      await hold(event.locals.app, event.locals.scope, { item: event.params.item, note: holdNote });
      return await goOn(event, 'held');
    }),
  undo: (event) =>
    runForm(event, {}, async () => {
      await undo(event.locals.app, event.locals.scope, event.params.item);
      redirect(303, `/letters/${event.params.item}?undone`);
    }),
};
