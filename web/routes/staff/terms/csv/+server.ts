import { exportTerms } from '#domain/review/index.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => download(await exportTerms(event.locals.app, event.locals.scope), { name: 'terms', kind: 'csv' }));
