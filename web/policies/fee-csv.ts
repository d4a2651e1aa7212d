import type { FieldError } from '#kernel/refusal.ts';
import { emptyTier, ways } from './fee-form.ts';
import { rowsOf, type Values, withoutRow } from './values.ts';

const COLUMNS = ['channel', 'method', 'category', 'from', 'to', 'fee', 'percent', 'at_least'] as const;
const MOST_ROWS = 500;

/** The price list as a table for a spreadsheet: the columns of the page, amounts as typed. */
export function feesToCsv(values: Values): string {
  const rows = rowsOf(values, 't').map((row) => {
    const at = (field: string): string => values[`t${row}-${field}`] ?? '';
    return [...at('way').split('.'), at('for'), at('min'), at('max'), at('fee'), at('pct'), at('least')];
  });
  return [COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/**
 * Reads such a table: commas, semicolons or tabs, with or without quotes, with its heading. Amounts are taken as they stand;
 * what is wrong with them is said at their row of the page. Refuses by an error at `csv`.
 */
export function feesFromCsv(text: string, before: Values): { values: Values; errors: FieldError[] } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const [heading, ...rest] = lines;
  const no = (code: string, params: FieldError['params'] = {}) => ({ values: before, errors: [{ field: 'csv', code, params }] });
  if (heading === undefined) return no('directory.csv_empty');
  const mark = ['\t', ';', ','].find((one) => heading.includes(one)) ?? ',';
  const names = cellsOf(heading, mark).map((name) => name.toLowerCase().trim());
  if (!['channel', 'method', 'from', 'to', 'fee'].every((name) => names.includes(name)))
    return no('directory.csv_heading', { columns: COLUMNS.join(', ') });
  if (rest.length === 0 || rest.length > MOST_ROWS) return no('directory.csv_rows', { most: MOST_ROWS });
  let values = rowsOf(before, 't').reduce((kept, row) => withoutRow(kept, 't', row), before);
  for (const [i, line] of rest.entries()) {
    const cells = cellsOf(line, mark);
    const at = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
    const way = `${at('channel')}.${at('method')}`.toLowerCase();
    if (cells.length !== names.length) return no('directory.csv_cells', { line: i + 2 });
    if (!(ways as readonly string[]).includes(way)) return no('directory.csv_way', { line: i + 2 });
    const typed: Values = {
      ...emptyTier,
      way,
      for: at('category').toLowerCase() || 'spendable',
      min: at('from'),
      max: at('to'),
      fee: at('fee'),
      pct: at('percent'),
      least: at('at_least'),
    };
    values = { ...values, ...Object.fromEntries(Object.entries(typed).map(([field, value]) => [`t${i}-${field}`, value])) };
  }
  return { values: { ...values, csv: '' }, errors: [] };
}

function cellsOf(line: string, mark: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"' && quoted && line[i + 1] === '"') {
      cells[cells.length - 1] += '"';
      i++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === mark && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells;
}
