import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readForReview, stepAsideFrom } from '#domain/mail/index.ts';
import { asideReasons, decide, type Desk, handOver, hold, readItem, reasons, takeItem, takeNext, undo } from '#domain/review/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { lines } from '#web/review/queue-page.ts';
import { AHEAD } from '#web/review/ahead.ts';
import { type UndoNotice, undoOf } from '#web/review/undo-notice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { decision, ...item } = await readItem(app, scope, event.params.item);
    const ahead = event.request.headers.has(AHEAD);
    const letter = item.standing === 'mine' ? await letterInHand(event, item.itemId, ahead) : null;
    const stopped = event.url.searchParams.has('stopped');
    const undone = event.url.searchParams.has('undone');
    return {
      item,
      line: lines[item.desk],
      outcome: decision?.outcome ?? null,
      letter,
      // For so long nobody else is given it.
      lastsMs: letter && letter.leasedUntil.getTime() - app.clock.now().getTime(),
      reasons,
      asideReasons,
      undo: await undoOf(event),
      undone,
      stopped,
    };
  });

/** The letter of an item that was in hand a moment ago. Another window of the same reader may have put it away since: then the page as it stands now. */
async function letterInHand({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, item: string, ahead: boolean) {
  try {
    return await readForReview(locals.app, locals.scope, item, { ahead });
  } catch (cause) {
    if (!isRefusal(cause) || cause.code !== 'mail.not_in_hand') throw cause;
    redirect(303, locals.path + url.search);
  }
}

/** On to the most urgent one of the same line; what was just decided can be undone from there. */
async function goOn(event: RequestEvent<{ item: string }>, did: UndoNotice['did'], desk: Desk): Promise<never> {
  const next = await takeNext(event.locals.app, event.locals.scope, { desk });
  redirect(303, `${next === null ? lines[desk] : `/letters/${next}`}?${did}=${event.params.item}`);
}

function handTo(event: RequestEvent<{ item: string }>, to: Desk) {
  return runForm(event, { handNote: 'text' }, async ({ handNote }) => {
    const desk = await handOver(event.locals.app, event.locals.scope, { item: event.params.item, to, note: handNote });
    return await goOn(event, to === 'investigator' ? 'handed' : 'back', desk);
  });
}

export const actions: Actions = {
  take: (event) =>
    runForm(event, {}, async () => {
      await takeItem(event.locals.app, event.locals.scope, event.params.item);
      redirect(303, `/letters/${event.params.item}`);
    }),
  release: (event) =>
    runForm(event, {}, async () => {
      const { desk, reading } = await decide(event.locals.app, event.locals.scope, { item: event.params.item, outcome: 'release' });
      return await goOn(event, reading === 'again' ? 'seen' : 'released', desk);
    }),
  return: (event) =>
    runForm(event, { reason: 'text', rule: 'text', note: 'text' }, async (typed) => {
      const { desk, reading } = await decide(event.locals.app, event.locals.scope, {
        item: event.params.item,
        outcome: 'return',
        ...typed,
      });
      return await goOn(event, reading === 'again' ? 'seen' : 'returned', desk);
    }),
  hold: (event) =>
    runForm(event, { holdNote: 'text' }, async ({ holdNote }) => {
      const desk = await hold(event.locals.app, event.locals.scope, { item: event.params.item, note: holdNote });
      return await goOn(event, 'held', desk);
    }),
  handOver: (event) => handTo(event, 'investigator'),
  handBack: (event) => handTo(event, 'mailroom'),
  aside: (event) =>
    runForm(event, { why: 'text', asideNote: 'text' }, async ({ why, asideNote }) => {
      const desk = await stepAsideFrom(event.locals.app, event.locals.scope, { item: event.params.item, why, note: asideNote });
      return await goOn(event, 'aside', desk);
    }),
  undo: (event) =>
    runForm(event, {}, async () => {
      await undo(event.locals.app, event.locals.scope, [event.params.item]);
      redirect(303, `/letters/${event.params.item}?undone`);
    }),
};
