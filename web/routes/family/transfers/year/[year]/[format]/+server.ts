import { error } from '@sveltejs/kit';
import { renderPdf } from '#domain/files/index.ts';
import { readYear, yearPaper, yearSheet } from '#domain/transfers/index.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { year, format } = event.params;
    if (format !== 'csv' && format !== 'pdf') error(404);
    const statement = await readYear(app, scope, { year });
    const file = { name: `kinline-${year}`, kind: format } as const;
    if (format === 'csv') return download(yearSheet(statement, lang), file);
    const timeZone = statement.lines.at(-1)?.timeZone ?? HOUSE_ZONE;
    return download(await renderPdf(yearPaper(statement, lang, { now: app.clock.now(), timeZone })), file);
  });
