import { redirect } from '@sveltejs/kit';
import { askToCloseMonth, decideOnMonth, readMonth } from '#domain/transfers/index.ts';
import { monthSheets, wayWords } from '#web/books/months.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['asked', 'closed', 'sent_back'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const file = await readMonth(app, scope, event.params);
    return {
      file,
      ways: file.inTheWay.map((way) => wayWords(lang, way)),
      sheets: await monthSheets(app, scope, file),
      said: SAID.find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

export const actions: Actions = {
  ask: (event) =>
    runForm(event, { why: 'text' }, async ({ why }) => {
      const { app, scope } = event.locals;
      await askToCloseMonth(app, scope, { ...event.params, why });
      redirect(303, `${event.locals.path}?asked`);
    }),
  decide: (event) =>
    runForm(event, { ask: 'text', answer: 'text', note: 'text' }, async ({ ask, answer, note }) => {
      const { app, scope } = event.locals;
      const close = answer === 'close';
      await decideOnMonth(app, scope, { ...event.params, ask, close, note });
      redirect(303, `${event.locals.path}?${close ? 'closed' : 'sent_back'}`);
    }),
};
