import { exportHistory, historySheet } from '#domain/transfers/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { readFilterQuery } from '#web/transfers/history-query.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const lines = await exportHistory(app, scope, readFilterQuery(event.url.searchParams));
    return download(historySheet(lines, lang), { name: 'kinline-transfers', kind: 'csv' });
  });
