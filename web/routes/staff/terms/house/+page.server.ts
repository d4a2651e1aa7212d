import { categories, listHouseTerms } from '#domain/review/index.ts';
import { runLoad } from '#web/load.ts';
import { falseShare, foundIn } from '#web/terms/own-term.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const query = event.url.searchParams;
    const asked = { search: query.get('search'), category: query.get('category'), changed: query.has('changed') };
    const { terms, count, page, pages } = await listHouseTerms(app, scope, { ...asked, page: Number(query.get('page') ?? 1) });
    const kept = new URLSearchParams(query);
    const at = (n: number) => {
      kept.set('page', String(n));
      return `/terms/house?${kept.toString()}`;
    };
    return {
      asked,
      categories,
      count,
      saved: query.has('saved'),
      terms: terms.map(({ figures, change, ...line }) => ({
        ...line,
        stands: change?.stands ?? ('house' as const),
        now: change?.stands === 'other' ? { severity: change.severity!, action: change.action! } : line,
        found: foundIn(figures, lang),
        letGo: falseShare(figures, lang),
      })),
      newer: page > 1 ? at(page - 1) : undefined,
      older: page < pages ? at(page + 1) : undefined,
    };
  });
