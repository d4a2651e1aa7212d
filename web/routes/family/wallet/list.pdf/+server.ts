import { renderPdf } from '#domain/files/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { holderOf, statementPaper, wholeStatement } from '#web/wallet/statement-files.ts';
import type { RequestHandler } from './$types';

/** The whole statement to print and keep. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const paper = statementPaper(await wholeStatement(app, scope), {
      lang,
      now: app.clock.now(),
      holder: await holderOf(app, scope),
    });
    return download(await renderPdf(paper), { name: 'kinline-wallet', kind: 'pdf' });
  });
