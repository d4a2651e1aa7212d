import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { tr, translator } from '#words/index.ts';
import type { HistoryLine } from '../history/list-history.ts';

/** What a customer has sent, for a spreadsheet: days by the facility's calendar, amounts as numbers. */
export function historySheet(lines: readonly HistoryLine[], lang: Lang): string {
  const t = translator(lang);
  const head = ['number', 'asked', 'paid', 'person', 'person_number', 'place', 'for', 'state', 'amount', 'fee', 'total', 'back'] as const;
  return csvOf([
    head.map((name) => t(`history.column.${name}`)),
    ...lines.map((line): CsvCell[] => [
      line.reference,
      localTime(line.createdAt, line.timeZone).day,
      line.paidAt === null ? '' : localTime(line.paidAt, line.timeZone).day,
      line.residentName,
      line.residentNumber,
      `${line.facilityName}, ${line.agencyName}`,
      tr(lang, `directory.category.${line.category}`),
      t(`transfers.state.${line.state}`),
      line.amountCents,
      line.feeCents,
      line.totalCents,
      line.backCents,
    ]),
  ]);
}
