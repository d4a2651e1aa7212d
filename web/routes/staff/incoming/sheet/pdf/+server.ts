import { renderPdf } from '#domain/files/index.ts';
import { daySheetPaper, readDaySheet } from '#domain/transfers/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const asked = event.url.searchParams;
    const sheet = await readDaySheet(app, scope, { day: asked.get('day'), facility: asked.get('facility') });
    const bytes = await renderPdf(daySheetPaper(sheet, lang, app.clock.now()));
    return download(bytes, { name: `day-sheet-${sheet.day}`, kind: 'pdf' });
  });
