import { readRemittance } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import { csvResponse, oneCsv } from '#web/remittance/remittance-csv.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const view = await readRemittance(event.locals.app, event.locals.scope, event.params.id);
    return csvResponse(oneCsv(view, event.locals.lang), `payment-${view.remittance.day}`);
  });
