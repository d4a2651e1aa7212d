import { redirect } from '@sveltejs/kit';
import { readForAppeal } from '#domain/mail/index.ts';
import { decideAppeal } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { appeal, letter, body } = await readForAppeal(event.locals.app, event.locals.scope, event.params.appeal);
    const { dueAt, isLate, isOwn, decision, before, end, asks } = appeal;
    const { reason, rule, note, at } = decision;
    return {
      ...{ dueAt, isLate, isOwn, asks, letter, body },
      decision: { reason, rule, note, at },
      before: before && { words: before.words, at: before.at },
      end: end && { outcome: end.outcome, words: end.words, at: end.at },
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { outcome: 'text', words: 'text' }, async (typed) => {
      await decideAppeal(event.locals.app, event.locals.scope, { appeal: event.params.appeal, ...typed });
      redirect(303, `/appeals/${event.params.appeal}`);
    }),
};
