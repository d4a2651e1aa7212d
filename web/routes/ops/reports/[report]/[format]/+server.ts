import { error } from '@sveltejs/kit';
import { renderPdf } from '#domain/files/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { makeSheet } from '#web/reports/make-sheet.ts';
import { sheetCsv, sheetPaper } from '#web/reports/sheet.ts';
import type { RequestHandler } from './$types';

/** A report as a sheet or as a paper, with the very cells of its page. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { locals, params, url } = event;
    const kind = (['csv', 'pdf'] as const).find((one) => one === params.format) ?? error(404);
    const sheet = await makeSheet(params.report, { locals, day: url.searchParams.get('day'), hasPlot: kind === 'pdf' });
    const name = sheet.day === null ? sheet.name : `${sheet.name}-${sheet.day}`;
    const body = kind === 'csv' ? sheetCsv(sheet) : await renderPdf(sheetPaper(sheet, locals.lang, locals.app.clock.now()));
    return download(body, { name, kind });
  });
