import type { PdfBlock, PdfPaper } from '#domain/files/index.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatDateTime, formatMoney } from '#words/format.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { translator } from '#words/index.ts';
import type { Series } from '#web/ui/index.ts';
import { figureOf } from './figure.ts';

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

const sheetLines = (sheet: Pick<Sheet, 'columns' | 'rows' | 'total'>): CsvCell[][] => [
  sheet.columns.map(({ text }) => text),
  ...sheet.rows.map(({ cells }) => cells.map((cell) => cell ?? '')),
  ...(sheet.total === null ? [] : [sheet.total.map((cell) => cell ?? '')]),
];

export function sheetCsv(sheet: Sheet): string {
  return csvOf(sheetLines(sheet));
}

/** Several under each other, each with its title and an empty line behind it. */
export function sheetsCsv(sheets: readonly Sheet[]): string {
  return csvOf(sheets.flatMap((sheet) => [[sheet.title], ...sheetLines(sheet), []]));
}

export function sheetPaper(sheet: Sheet, lang: Lang, now: Date): PdfPaper {
  return paper(sheet.title, sheetBlocks(sheet, lang, 1), lang, now);
}

/** Several on one paper, with a title over all of them and what is said under it. */
export function sheetsPaper(title: string, said: readonly string[], sheets: readonly Sheet[], lang: Lang, now: Date): PdfPaper {
  const head: PdfBlock[] = [
    { kind: 'heading', level: 1, text: title },
    ...said.map((text) => ({ kind: 'text' as const, text, bold: true })),
  ];
  return paper(title, [...head, ...sheets.flatMap((sheet) => sheetBlocks(sheet, lang, 2))], lang, now);
}

function paper(title: string, blocks: readonly PdfBlock[], lang: Lang, now: Date): PdfPaper {
  const foot = translator(lang)('books.report.made', { time: formatDateTime(now, lang, HOUSE_ZONE) });
  return { lang, title, foot, madeAt: now, parts: [{ lang, blocks }] };
}

function sheetBlocks(sheet: Sheet, lang: Lang, level: 1 | 2): PdfBlock[] {
  const text = (cell: Cell): string => (typeof cell === 'bigint' ? formatMoney(cell, lang) : (cell ?? ''));
  return [
    { kind: 'heading', level, text: sheet.title },
    { kind: 'text', text: sheet.lead },
    ...(sheet.note === null ? [] : [{ kind: 'text' as const, text: sheet.note, bold: true }]),
    ...(sheet.plot === null || sheet.rows.length === 0 ? [] : [figureOf(sheet.plot, lang)]),
    {
      kind: 'table',
      caption: sheet.title,
      columns: sheet.columns.map((column, i) => ({
        ...column,
        share: column.number === true ? 1 : wordsShare(sheet.rows.map(({ cells }) => text(cells[i]!))),
      })),
      rows: sheet.rows.map(({ cells }) => cells.map(text)),
      ...(sheet.total === null ? {} : { total: sheet.total.map(text) }),
    },
  ];
}

const LETTERS_OF_AN_AMOUNT = 14;

/** A column of words is as wide as its longest asks for: a month takes less than an amount, an account more than twice as much. */
function wordsShare(cells: readonly string[]): number {
  const longest = cells.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.min(2.4, Math.max(0.8, longest / LETTERS_OF_AN_AMOUNT));
}
