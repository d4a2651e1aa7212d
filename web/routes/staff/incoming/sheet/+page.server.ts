import { daySheetPaper, readDaySheet } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const asked = event.url.searchParams;
    const sheet = await readDaySheet(app, scope, { day: asked.get('day'), facility: asked.get('facility') });
    const { facilities, facility, day } = sheet;
    return { facilities, facility: facility.id, day, paper: daySheetPaper(sheet, lang, app.clock.now()) };
  });
