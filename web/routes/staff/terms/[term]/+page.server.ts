import { redirect } from '@sveltejs/kit';
import { tryTerms } from '#domain/mail/index.ts';
import { changeTerm, draftChange, listKeepers, readTerm, setTermState } from '#domain/review/index.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { choices, keptMeaning, MEANING, placeWords } from '#web/terms/own-term.ts';
import { formatDate, formatLastDay } from '#words/format.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = ['active', 'paused', 'ended'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const term = await readTerm(app, scope, event.params.term);
    const zone = term.places.facilities.find(({ id }) => id === term.facilityId)?.timeZone ?? term.places.facilities[0]?.timeZone ?? 'UTC';
    const { phrase, isPart, category, severity, action, note, owner, standing, mayChange, figures, expiresAt } = term;
    return {
      ...choices,
      term: {
        phrase,
        isPart,
        category,
        severity,
        action,
        note,
        standing,
        mayChange,
        figures,
        owner,
        ownerName: term.ownerName,
        lang: term.lang,
      },
      last: figures?.lastAt ? formatDate(figures.lastAt, lang, zone) : null,
      where: placeWords(term.places, term, lang),
      until: expiresAt && formatLastDay(expiresAt, lang, zone),
      untilDay: expiresAt === null ? '' : dayAfter(localTime(expiresAt, zone).day, -1),
      keepers: mayChange ? await listKeepers(app, scope, term) : [],
      said: event.url.searchParams.has('saved')
        ? ('saved' as const)
        : (STATES.find((one) => one === event.url.searchParams.get('done')) ?? null),
    };
  });

export const actions: Actions = {
  change: (event) =>
    runForm(event, { ...MEANING, owner: 'text', step: 'text' }, async (typed) => {
      const { app, scope } = event.locals;
      const input = { ...typed, term: event.params.term };
      if (typed.step !== 'try') {
        await changeTerm(app, scope, input);
        redirect(303, `/terms/${event.params.term}?saved`);
      }
      const trial = await tryTerms(app, scope, [await draftChange(app, scope, input)]);
      return { values: { ...keptMeaning(typed), owner: typed.owner }, trial };
    }),
  state: (event) =>
    runForm(event, { state: 'text' }, async (typed) => {
      const state = STATES.find((one) => one === typed.state) ?? 'paused';
      await setTermState(event.locals.app, event.locals.scope, { term: event.params.term, state });
      redirect(303, `/terms/${event.params.term}?done=${state}`);
    }),
};
