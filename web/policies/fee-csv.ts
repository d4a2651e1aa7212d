import { categories } from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { emptyTier, ways } from './fee-form.ts';
import { rowsOf, type Values, withoutRow } from './values.ts';

const COLUMNS = ['channel', 'method', 'category', 'from', 'to', 'fee', 'percent', 'at_least'] as const;
const MOST_ROWS = 500;
const LINES_SHOWN = 10;

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
 * what is wrong with them is said at their row of the page. Refuses by an error at `field`, with all lines it is about.
 */
export function feesFromCsv(text: string, before: Values, field = 'csv'): { values: Values; errors: FieldError[] } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const [heading, ...rest] = lines;
  const no = (code: string, params: FieldError['params'] = {}) => ({ values: before, errors: [{ field, code, params }] });
  if (heading === undefined) return no('directory.csv_empty');
  const mark = ['\t', ';', ','].find((one) => heading.includes(one)) ?? ',';
  const names = cellsOf(heading, mark).map((name) => name.toLowerCase().trim());
  if (!['channel', 'method', 'from', 'to', 'fee'].every((name) => names.includes(name)))
    return no('directory.csv_heading', { columns: COLUMNS.join(', ') });
  if (rest.length === 0 || rest.length > MOST_ROWS) return no('directory.csv_rows', { most: MOST_ROWS });
  const wrong = wrongLines(rest, mark, names);
  if (wrong !== null) {
    const told = { count: wrong.lines.length, lines: wrong.lines.slice(0, LINES_SHOWN).join(', ') };
    return no(wrong.code, wrong.code === 'directory.csv_category' ? { ...told, known: categories.join(', ') } : told);
  }
  let values = rowsOf(before, 't').reduce((kept, row) => withoutRow(kept, 't', row), before);
  for (const [i, line] of rest.entries()) {
    const cells = cellsOf(line, mark);
    const at = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
    const way = wayOf(at);
    const typed: Values = {
      ...emptyTier,
      way,
      for: purposeOf(at),
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

const wayOf = (at: (name: string) => string): string => `${at('channel')}.${at('method')}`.toLowerCase();

const purposeOf = (at: (name: string) => string): string => at('category').toLowerCase() || 'spendable';

/** The lines that can't be read, counted as a spreadsheet does: with other cells than the heading, else with a strange way, else for a strange purpose. */
function wrongLines(rest: readonly string[], mark: string, names: readonly string[]): { code: string; lines: number[] } | null {
  const rows = rest.map((line, i) => ({ cells: cellsOf(line, mark), line: i + 2 }));
  const short = rows.filter(({ cells }) => cells.length !== names.length);
  if (short.length > 0) return { code: 'directory.csv_cells', lines: short.map(({ line }) => line) };
  const strangeTo = (known: readonly string[], read: (at: (name: string) => string) => string): number[] =>
    rows.filter(({ cells }) => !known.includes(read((name) => (cells[names.indexOf(name)] ?? '').trim()))).map(({ line }) => line);
  const strange = strangeTo(ways, wayOf);
  if (strange.length > 0) return { code: 'directory.csv_way', lines: strange };
  // A purpose we do not know would be typed into no box, and the line would be read as the first one.
  const purposes = strangeTo(categories, purposeOf);
  return purposes.length > 0 ? { code: 'directory.csv_category', lines: purposes } : null;
}

/** The text of a chosen file: UTF-8, UTF-16 with its mark, or what older spreadsheets write. Null for a file that is no text. */
export function textOfFile(bytes: Uint8Array): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
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
