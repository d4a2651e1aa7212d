import { redirect, type RequestEvent } from '@sveltejs/kit';
import { countBansDue, countPaperAsks, readEnvelopes } from '#domain/mail/index.ts';
import { countAppeals, type Desk, readQueue, takeNext, undo } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { undoOf } from './undo-notice.ts';

/** Where each desk's line stands. */
export const lines: Readonly<Record<Desk, string>> = { mailroom: '/letters', investigator: '/investigations' };

/** What waits at a desk, as its page shows it. */
export const queuePage = (event: RequestEvent, desk: Desk) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = event.url.searchParams.get('after');
    const queue = await readQueue(app, scope, { desk, after });
    const envelopes = await readEnvelopes(
      app,
      scope,
      queue.items.map(({ subject }) => subject),
    );
    return {
      count: queue.count,
      late: queue.late,
      clean: queue.clean,
      papers: desk === 'mailroom' ? await countPaperAsks(app, scope) : 0,
      appeals: desk === 'mailroom' ? (await countAppeals(app, scope)).count : 0,
      bans: await countBansDue(app, scope),
      items: queue.items.map(({ itemId, subject, dueAt, heldAt, reading, isMine, isTaken, isLate }) => ({
        itemId,
        dueAt,
        isHeld: heldAt !== null,
        reading,
        isMine,
        isTaken,
        isLate,
        envelope: envelopes.get(subject) ?? null,
      })),
      older: queue.next === null ? undefined : `${lines[desk]}?after=${queue.next}`,
      newer: after === null ? undefined : lines[desk],
      undo: await undoOf(event),
      undone: Number(event.url.searchParams.get('undone') ?? 0),
    };
  });

export type QueueRow = Awaited<ReturnType<typeof queuePage>>['items'][number];

/** What can be done on it. */
export const queueActions = (desk: Desk) => ({
  next: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const item = await takeNext(event.locals.app, event.locals.scope, { desk });
      redirect(303, item === null ? lines[desk] : `/letters/${item}`);
    }),
  undo: (event: RequestEvent) =>
    runForm(event, { item: 'many' }, async ({ item }) => {
      const undone = await undo(event.locals.app, event.locals.scope, item);
      redirect(303, `${lines[desk]}?undone=${undone.length}`);
    }),
});
