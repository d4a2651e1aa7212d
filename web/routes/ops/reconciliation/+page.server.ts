import { redirect } from '@sveltejs/kit';
import { askRun, BREAK_STATES, CAUSES, listBreaks, readReconciliation, SOURCES } from '#domain/payments/index.ts';
import { breakFilter } from '#web/books/break-filter.ts';
import { namesOfBreaks } from '#web/books/break-names.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['asked', 'explained', 'correction_asked', 'correction_done', 'correction_declined'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const filter = breakFilter(event.url.searchParams);
    const state = await readReconciliation(app, scope);
    const { breaks, hasMore } = await listBreaks(app, scope, filter);
    const nameOf = await namesOfBreaks(app, scope, breaks);
    const query = new URLSearchParams({ state: filter.state ?? 'all', ...(filter.cause ? { cause: filter.cause } : {}) });
    const page = (n: number) => `/reconciliation?${query.toString()}&page=${n}#breaks`;
    return {
      ...state,
      filter,
      breaks: breaks.map((one) => ({ ...one, name: nameOf(one) })),
      states: BREAK_STATES,
      causes: CAUSES,
      sources: SOURCES.map(({ name }) => name),
      csv: `/reconciliation/csv?${query.toString()}`,
      newer: filter.page > 0 ? page(filter.page - 1) : undefined,
      older: hasMore ? page(filter.page + 1) : undefined,
      said: SAID.find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

export const actions: Actions = {
  run: (event) =>
    runForm(event, { source: 'text' }, async ({ source }) => {
      await askRun(event.locals.app, event.locals.scope, { source });
      redirect(303, '/reconciliation?asked');
    }),
};
