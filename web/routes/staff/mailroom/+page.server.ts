import { FIGURE_DAYS } from '#domain/review/index.ts';
import { runLoad } from '#web/load.ts';
import { hours } from '#web/review/figure-sheets.ts';
import { figuresOf } from '#web/review/figures-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { figures, sheets } = await figuresOf(event);
    const { facilities, facility, days, steps, whole, waiting } = figures;
    const sum = (of: 'arrived' | 'decided' | 'returned' | 'passed' | 'late') => steps.reduce((all, step) => all + step[of], 0);
    return {
      facilities,
      facility,
      days: String(days),
      spans: FIGURE_DAYS.map(String),
      sheets,
      sums: { arrived: sum('arrived'), decided: sum('decided'), returned: sum('returned'), passed: sum('passed'), late: sum('late') },
      waits: waiting.byAge.reduce((all, one) => all + one, waiting.late),
      lateNow: waiting.late,
      median: hours(whole.medianSeconds, event.locals.lang),
      slow: hours(whole.slowSeconds, event.locals.lang),
      csv: `/mailroom/csv?${new URLSearchParams({ days: String(days), ...(facility && { facility }) }).toString()}`,
    };
  });
