import { error } from '@sveltejs/kit';
import { renderPdf } from '#domain/files/index.ts';
import { correspondence, correspondencePaper } from '#domain/mail/index.ts';
import { download } from '#web/download.ts';
import { letterFilter, readLetterQuery } from '#web/letters/letter-query.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { format } = event.params;
    if (format !== 'json' && format !== 'pdf') error(404);
    const filter = letterFilter(readLetterQuery(event.url.searchParams));
    const file = { name: 'kinline-letters', kind: format } as const;
    if (format === 'json') return download(await correspondence(app, scope, filter), file);
    return download(await renderPdf(await correspondencePaper(app, scope, filter)), file);
  });
