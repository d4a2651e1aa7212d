import { AGENCY, reconcileDue, type Source } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { acknowledgedLines } from './queries/acknowledged.ts';

const PAGE = 500;

/** The agencies' word, as a side of reconciliation: what they have put on accounts, and what they were to be paid for it. */
export const ACKNOWLEDGED: Source = {
  ...AGENCY,
  page: async (app, { from, until }, after) => {
    const limit = PAGE + 1;
    const rows = await app.tx(systemScope('reconcile-agency'), (tx) =>
      acknowledgedLines(tx, { from, until, after: placeOf(after), limit }),
    );
    const lines = rows.slice(0, PAGE);
    const last = lines.at(-1);
    return {
      lines: lines.map(({ facilityId, ...line }) => ({
        ...line,
        feeCents: 0n,
        currency: 'usd',
        about: line.reference,
        isKnown: true,
        account: `${AGENCY.account}${facilityId}`,
      })),
      next: rows.length > PAGE && last ? `${last.at.toISOString()} ${last.line}` : null,
    };
  },
};

export async function reconcileAgencies(app: App): Promise<number> {
  return await reconcileDue(app, [ACKNOWLEDGED]);
}

function placeOf(after: string | null): { at: Date; line: string } | null {
  if (after === null) return null;
  const [at, line] = after.split(' ') as [string, string];
  return { at: new Date(at), line };
}
