import { redirect } from '@sveltejs/kit';
import { type IncomingView, markPosted, readIncoming } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { incomingQuery, readIncomingQuery } from '#web/transfers/incoming-query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const chosen = event.url.searchParams.getAll('t');
    const found: IncomingView[] | string = await readIncoming(app, scope, chosen).catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'transfers.none_chosen') return refusalWords(lang, error.code, error.params);
      throw error;
    });
    const problem = typeof found === 'string' ? found : null;
    const all = typeof found === 'string' ? [] : found;
    const waiting = all.filter((transfer) => transfer.postedAt === null && transfer.returningAt === null);
    const goingBack = all.filter((transfer) => transfer.returningAt !== null).length;
    return {
      problem,
      back: `/incoming${incomingQuery(readIncomingQuery(event.url.searchParams))}`,
      waiting,
      skipped: all.length - waiting.length - goingBack,
      goingBack,
      totalCents: waiting.reduce((sum, transfer) => sum + transfer.amountCents, 0n),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { t: 'many' }, async ({ t }) => {
      const { marked } = await markPosted(event.locals.app, event.locals.scope, { transfers: t });
      redirect(303, `/incoming${incomingQuery({ ...readIncomingQuery(event.url.searchParams), marked: String(marked) })}`);
    }),
};
