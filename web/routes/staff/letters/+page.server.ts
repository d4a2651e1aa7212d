import { redirect } from '@sveltejs/kit';
import { readEnvelopes } from '#domain/mail/index.ts';
import { readQueue, takeNext } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
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
      items: queue.items.map(({ itemId, subject, dueAt, isMine, isTaken, isLate }) => ({
        itemId,
        dueAt,
        isMine,
        isTaken,
        isLate,
        envelope: envelopes.get(subject) ?? null,
      })),
      older: queue.next === null ? undefined : `/letters?after=${queue.next}`,
      newer: after === null ? undefined : '/letters',
      isDone: event.url.searchParams.has('done'),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      const item = await takeNext(event.locals.app, event.locals.scope);
      redirect(303, item === null ? '/letters' : `/letters/${item}`);
    }),
};
