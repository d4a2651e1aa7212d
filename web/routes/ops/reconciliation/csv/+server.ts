import { listBreaks } from '#domain/payments/index.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import { breakFilter } from '#web/books/break-filter.ts';
import { namesOfBreaks } from '#web/books/break-names.ts';
import { whatWords } from '#web/books/break-words.ts';
import { runLoad } from '#web/load.ts';
import { translator } from '#words/index.ts';
import type { RequestHandler } from './$types';

/** The differences that fit the filter, all of them, as a sheet. */
export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const t = translator(lang);
    const { breaks } = await listBreaks(app, scope, { ...breakFilter(event.url.searchParams), page: null });
    const nameOf = await namesOfBreaks(app, scope, breaks);
    const columns = [
      'when',
      'what',
      'cause',
      'state',
      'currency',
      'theirs',
      'theirs_fee',
      'ours',
      'ours_fee',
      'lines_theirs',
      'lines_ours',
      'reference',
    ] as const;
    const money = (cents: bigint | null): CsvCell => cents ?? '';
    const rows = breaks.map((one) => [
      one.at.toISOString(),
      `${whatWords(lang, one.matchKey)} ${nameOf(one)}`,
      t(`books.rec.cause_${one.cause}`),
      t(`books.rec.state_${one.state}`),
      one.currency,
      money(one.theirsCents),
      money(one.theirsFeeCents),
      money(one.oursCents),
      money(one.oursFeeCents),
      one.theirsLines.join(' '),
      one.oursLines.join(' '),
      one.reference ?? '',
    ]);
    const text = csvOf([columns.map((name) => t(`books.rec.column_${name}`)), ...rows]);
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="differences.csv"',
        'cache-control': 'no-store',
      },
    });
  });
