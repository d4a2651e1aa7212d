import type { PdfPaper } from '#domain/files/index.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatDateTime, formatMoney } from '#words/format.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { translator } from '#words/index.ts';
import type { Series } from '#web/ui/index.ts';

/** Words, or an amount in cents; null is an empty cell. */
export type Cell = string | bigint | null;

/** A report as it stands on the page, in its sheet and on paper: the same cells each time. */
export interface Sheet {
  /** Of the address and of the files. */
  name: string;
  title: string;
  lead: string;
  /** For how long this stays as it is; null where it says nothing. */
  note: string | null;
  /** The day it tells of; null when it always goes up to today. */
  day: string | null;
  columns: { text: string; number?: boolean }[];
  rows: { cells: Cell[]; href: string }[];
  /** Which cell of a row leads on: its account. */
  linked: number;
  total: Cell[] | null;
  plot: { label: string; points: string[]; series: Series[] } | null;
}

export function sheetCsv(sheet: Sheet): string {
  const lines = [...sheet.rows.map(({ cells }) => cells), ...(sheet.total === null ? [] : [sheet.total])];
  return csvOf([sheet.columns.map(({ text }) => text), ...lines.map((cells) => cells.map((cell): CsvCell => cell ?? ''))]);
}

export function sheetPaper(sheet: Sheet, lang: Lang, now: Date): PdfPaper {
  const t = translator(lang);
  const text = (cell: Cell): string => (typeof cell === 'bigint' ? formatMoney(cell, lang) : (cell ?? ''));
  return {
    lang,
    title: sheet.title,
    foot: t('books.report.made', { time: formatDateTime(now, lang, HOUSE_ZONE, 'zone') }),
    madeAt: now,
    parts: [
      {
        lang,
        blocks: [
          { kind: 'heading', level: 1, text: sheet.title },
          { kind: 'text', text: sheet.lead },
          ...(sheet.note === null ? [] : [{ kind: 'text' as const, text: sheet.note, bold: true }]),
          {
            kind: 'table',
            caption: sheet.title,
            columns: sheet.columns.map((column, i) => ({ ...column, share: i === 0 ? 2.4 : 1 })),
            rows: sheet.rows.map(({ cells }) => cells.map(text)),
            ...(sheet.total === null ? {} : { total: sheet.total.map(text) }),
          },
        ],
      },
    ],
  };
}
