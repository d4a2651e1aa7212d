import { categories, listTerms } from '#domain/review/index.ts';
import { runLoad } from '#web/load.ts';
import { falseShare, foundIn, placeWords } from '#web/terms/own-term.ts';
import { formatLastDay } from '#words/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const query = event.url.searchParams;
    const asked = { search: query.get('search'), category: query.get('category'), standing: query.get('standing') };
    const { terms, places, count, next } = await listTerms(app, scope, { ...asked, after: query.get('after') });
    const kept = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const at = (more: string[][]) => `/terms?${new URLSearchParams([...kept, ...more]).toString()}`;
    return {
      asked,
      categories,
      count,
      saved: query.has('saved'),
      terms: terms.map((term) => ({
        id: term.termId,
        phrase: term.phrase,
        category: term.category,
        severity: term.severity,
        standing: term.standing,
        owner: term.ownerName,
        where: placeWords(places, term, lang),
        until: term.expiresAt && formatLastDay(term.expiresAt, lang, places.facilities[0]?.timeZone ?? 'UTC'),
        found: foundIn(term.figures, lang),
        letGo: falseShare(term.figures, lang),
      })),
      older: next === null ? undefined : at([['after', next]]),
      newer: query.has('after') ? at([]) : undefined,
    };
  });
