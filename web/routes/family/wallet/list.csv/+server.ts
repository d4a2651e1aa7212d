import { readWalletStatement, type WalletLine } from '#domain/payments/index.ts';
import { runLoad } from '#web/load.ts';
import { statementToCsv } from '#web/wallet/statement-csv.ts';
import type { RequestHandler } from './$types';

/** The whole statement as a table for a spreadsheet. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const lines: WalletLine[] = [];
    let before: bigint | null = null;
    do {
      const page: Awaited<ReturnType<typeof readWalletStatement>> = await readWalletStatement(app, scope, { before, limit: 200 });
      lines.push(...page.lines);
      before = page.next;
    } while (before !== null);
    return new Response(statementToCsv(lines, lang), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="wallet.csv"',
        'cache-control': 'no-store',
      },
    });
  });
