import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { figuresCsv } from '#web/review/figure-sheets.ts';
import { figuresOf } from '#web/review/figures-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => download(figuresCsv((await figuresOf(event)).sheets), { name: 'mailroom', kind: 'csv' }));
