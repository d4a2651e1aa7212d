import { localTime, HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';
import { makeSheet } from '#web/reports/make-sheet.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, params, url } = event;
    const sheet = await makeSheet(params.report, { locals, day: url.searchParams.get('day'), hasPlot: true });
    const query = sheet.day === null ? '' : `?day=${sheet.day}`;
    return {
      sheet,
      today: localTime(locals.app.clock.now(), HOUSE_ZONE).day,
      csv: `/reports/${sheet.name}/csv${query}`,
      pdf: `/reports/${sheet.name}/pdf${query}`,
    };
  });
