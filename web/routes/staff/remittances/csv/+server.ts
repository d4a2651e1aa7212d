import { listRemittances } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import { csvResponse, listCsv } from '#web/remittance/remittance-csv.ts';
import type { RequestHandler } from './$types';

const MOST_PAGES = 40;

/** Every payment the page can be turned to, some years of days. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const facility = event.url.searchParams.get('facility');
    const rows = [];
    let before: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page: Awaited<ReturnType<typeof listRemittances>> = await listRemittances(app, scope, { facility, before });
      rows.push(...page.remittances);
      before = page.next;
      if (before === null) break;
    }
    return csvResponse(listCsv(rows, lang), 'payments');
  });
