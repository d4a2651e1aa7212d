import { readAccount, STATEMENT_SHEET_MOST } from '#domain/ledger/index.ts';
import { runLoad } from '#web/load.ts';
import { accountNames } from '#web/reports/account-names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { code } = event.params;
    const before = event.url.searchParams.get('before');
    const { account, balanceCents, lines, next } = await readAccount(app, scope, { code, before });
    const here = `/reports/accounts/${encodeURIComponent(code)}`;
    return {
      code,
      asset: account.asset,
      name: (await accountNames(app, scope, [code]))(code),
      balanceCents,
      lines: lines.map((line) => ({ ...line, journalId: String(line.journalId) })),
      most: STATEMENT_SHEET_MOST,
      csv: `${here}/csv`,
      newer: before === null ? undefined : here,
      older: next === null ? undefined : `${here}?before=${next}`,
    };
  });
