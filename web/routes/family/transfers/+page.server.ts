import { listHistory } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { formProblem } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { filterQuery, readFilterQuery } from '#web/transfers/history-query.ts';
import { listRow } from '#web/transfers/list-row.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const typed = readFilterQuery(event.url.searchParams);
    const before = event.url.searchParams.get('before');
    const isFiltered = Object.values(typed).some((value) => value !== '');
    let answer;
    let history;
    try {
      history = await listHistory(app, scope, { ...typed, before });
    } catch (refusal) {
      if (!isRefusal(refusal) || refusal.fields.length === 0) throw refusal;
      // The words stand beside the field; the list beneath is the whole one.
      answer = formProblem(lang, refusal, typed);
      history = await listHistory(app, scope, {});
    }
    const { transfers, next, totals, people, years } = history;
    return {
      answer,
      typed,
      isFiltered,
      transfers: transfers.map(listRow),
      totals,
      people,
      years,
      csv: `/transfers/csv${filterQuery(typed)}`,
      newer: before === null ? undefined : `/transfers${filterQuery(typed)}`,
      older: next === null ? undefined : `/transfers${filterQuery(typed, { before: next })}`,
    };
  });
