import { redirect } from '@sveltejs/kit';
import { readEnvelopes } from '#domain/mail/index.ts';
import { readQueue, takeNext, undo } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { undoOf } from '#web/review/undo-notice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = event.url.searchParams.get('after');
    const queue = await readQueue(app, scope, { after });
    const envelopes = await readEnvelopes(
      app,
      scope,
      queue.items.map(({ subject }) => subject),
    );
    return {
      count: queue.count,
      late: queue.late,
      clean: queue.clean,
      items: queue.items.map(({ itemId, subject, dueAt, heldAt, isMine, isTaken, isLate }) => ({
        itemId,
        dueAt,
        isHeld: heldAt !== null,
        isMine,
        isTaken,
        isLate,
        envelope: envelopes.get(subject) ?? null,
      })),
      older: queue.next === null ? undefined : `/letters?after=${queue.next}`,
      newer: after === null ? undefined : '/letters',
      undo: await undoOf(event),
      undone: event.url.searchParams.has('undone'),
    };
  });

export const actions: Actions = {
  next: (event) =>
    runForm(event, {}, async () => {
      const item = await takeNext(event.locals.app, event.locals.scope);
      redirect(303, item === null ? '/letters' : `/letters/${item}`);
    }),
  undo: (event) =>
    runForm(event, {}, async () => {
      await undo(event.locals.app, event.locals.scope, null);
      redirect(303, '/letters?undone');
    }),
};
