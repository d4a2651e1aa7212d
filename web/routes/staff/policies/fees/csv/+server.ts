import { readPolicyPage } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import { feesToCsv } from '#web/policies/fee-csv.ts';
import { feesToForm } from '#web/policies/fee-form.ts';
import type { RequestHandler } from './$types';

/** The prices in force as a table for a spreadsheet; `?like=<rule>` gives an older list. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencyId = scope.agency ?? refuse('kernel.not_allowed');
    const view = await readPolicyPage(app, scope, { agencyId, kind: 'fee_schedule', facilityId: null });
    const asked = event.url.searchParams.get('like');
    const row = asked === null ? view.inForce : view.history.find(({ id }) => id === asked);
    return new Response(feesToCsv(feesToForm(row ? row.body : null)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="fees-${view.agency.slug}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
