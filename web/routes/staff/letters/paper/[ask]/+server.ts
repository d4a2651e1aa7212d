import { renderPdf } from '#domain/files/index.ts';
import { printPaper } from '#domain/mail/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const paper = await printPaper(event.locals.app, event.locals.scope, event.params.ask);
    return download(await renderPdf(paper), { name: 'kinline-letters', kind: 'pdf' });
  });
