import { error } from '@sveltejs/kit';
import { renderPdf } from '#domain/files/index.ts';
import { readMonth } from '#domain/transfers/index.ts';
import { monthSheets } from '#web/books/months.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { sheetsCsv, sheetsPaper } from '#web/reports/sheet.ts';
import { formatWholeMonth } from '#words/format.ts';
import { translator } from '#words/index.ts';
import type { RequestHandler } from './$types';

/** A month's figures as a sheet or as a paper, with the very cells of its page. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const kind = (['csv', 'pdf'] as const).find((one) => one === event.params.format) ?? error(404);
    const file = await readMonth(app, scope, event.params);
    const sheets = await monthSheets(app, scope, file);
    const t = translator(lang);
    const title = t('months.one.title', { month: formatWholeMonth(file.month, lang) });
    const paper = () => sheetsPaper(title, [t(`months.state.${file.state}`)], sheets, lang, app.clock.now());
    return download(kind === 'csv' ? sheetsCsv(sheets) : await renderPdf(paper()), { name: `months-${file.month}`, kind });
  });
