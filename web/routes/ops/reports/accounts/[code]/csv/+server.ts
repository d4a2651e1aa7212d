import { exportStatement } from '#domain/ledger/index.ts';
import { csvOf } from '#kernel/csv.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import { journalWords } from '#web/reports/account-names.ts';
import { translator } from '#words/index.ts';
import type { RequestHandler } from './$types';

/** The newest lines of an account as a sheet. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const t = translator(lang);
    const { code } = event.params;
    const lines = await exportStatement(app, scope, { code });
    const head = (['journal_time', 'booking', 'journal_key', 'about', 'change', 'balance'] as const).map((name) =>
      t(`books.report.${name}`),
    );
    const rows = lines.map((line) => [
      line.at.toISOString(),
      journalWords(lang, line.kind),
      line.key,
      line.reference ?? '',
      line.changeCents,
      line.balanceCents,
    ]);
    return download(csvOf([head, ...rows]), { name: code.replaceAll(/[^\w-]/g, '-'), kind: 'csv' });
  });
