import { exportIncoming, incomingSheet } from '#domain/transfers/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { readIncomingQuery } from '#web/transfers/incoming-query.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { transfers, agency, day, to } = await exportIncoming(app, scope, readIncomingQuery(event.url.searchParams));
    return download(incomingSheet(transfers, agency.timeZone, lang), {
      name: `incoming-${day === to ? day : `${day}-${to}`}`,
      kind: 'csv',
    });
  });
