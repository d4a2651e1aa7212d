import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { formatZone } from '#words/format.ts';
import { tr, translator } from '#words/index.ts';
import { statusOf } from '../incoming/list-incoming.ts';
import type { IncomingRow } from '../incoming/queries.ts';

/** What came in, for an agency's spreadsheet: days and times by its own clock, amounts as numbers. */
export function incomingSheet(rows: readonly IncomingRow[], timeZone: string, lang: Lang): string {
  const t = translator(lang);
  const head = ['number', 'day', 'time', 'facility', 'person', 'person_number', 'for', 'sender', 'status', 'amount', 'zone'] as const;
  return csvOf([
    head.map((name) => t(`incoming.column.${name}`)),
    ...rows.map((row): CsvCell[] => {
      const came = localTime(row.appliedAt, timeZone);
      return [
        row.reference,
        came.day,
        came.time,
        row.facilityName,
        row.residentName,
        row.residentNumber,
        tr(lang, `directory.category.${row.category}`),
        row.senderName,
        t(`transfers.staff.status_${statusOf(row)}`),
        row.amountCents,
        formatZone(row.appliedAt, lang, timeZone),
      ];
    }),
  ]);
}
