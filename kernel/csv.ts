import { type Money, moneyToJson } from '#kernel/money.ts';

/** What a cell holds: text, or an amount in cents. */
export type CsvCell = string | Money;

/**
 * A sheet that any program opens: UTF-8 with its mark, commas, lines ended as the standard says. Text stands in quotes, and what a program would
 * run as a formula begins with an apostrophe; amounts are bare numbers, so they can be added up.
 */
export function csvOf(rows: Iterable<readonly CsvCell[]>): string {
  return `\ufeff${[...rows].map(csvLine).join('')}`;
}

export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(cell: CsvCell): string {
  if (typeof cell === 'bigint') return moneyToJson(cell);
  // Full-width signs count too: programs of East Asia read them as the plain ones. A space before does not help everywhere.
  const inert = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return `"${inert.replaceAll('"', '""')}"`;
}
