import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { statementSheet, wholeStatement } from '#web/wallet/statement-files.ts';
import type { RequestHandler } from './$types';

/** The whole statement as a table for a spreadsheet. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    return download(statementSheet(await wholeStatement(app, scope), lang), { name: 'kinline-wallet', kind: 'csv' });
  });
