import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';

export interface HandedRow {
  reference: string;
  cents: bigint;
}

export interface HandedFile {
  /** As its trailer says; null without one. */
  number: string | null;
  rows: HandedRow[];
  totalCents: bigint;
  /** What does not agree: an agency's system takes no file of which it cannot be sure. */
  problems: ('no_trailer' | 'count' | 'total' | 'sum' | 'unreadable')[];
}

const REFERENCE = /^KL-[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const AMOUNT = /^\d+\.\d\d$/;

/** Reads a hand-off file of any layout as an agency's trust system would: number and amount of each line, and whether the control totals agree. */
export function readHandedFile(content: Buffer): HandedFile {
  const text = content.toString('utf8');
  const end = text.search(/^"?TRAILER/m);
  const before = end < 0 ? text : text.slice(0, end);
  const [head = ''] = text.split(/\r?\n/);
  const mark = [',', ';', '\t', '|'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  let lines: string[][];
  try {
    lines = parse(before, { delimiter: mark, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return { number: null, rows: [], totalCents: 0n, problems: ['unreadable'] };
  }
  const rows = lines.slice(1).flatMap((cells): HandedRow[] => {
    const reference = cells.find((cell) => REFERENCE.test(cell));
    const amount = cells.findLast((cell) => AMOUNT.test(cell));
    return reference === undefined || amount === undefined ? [] : [{ reference, cents: BigInt(amount.replace('.', '')) }];
  });
  const totalCents = rows.reduce((sum, row) => sum + row.cents, 0n);
  if (end < 0) return { number: null, rows, totalCents, problems: ['no_trailer'] };
  const [, number = '', count, total, sum] = text.slice(end).trim().split(mark);
  const problems: HandedFile['problems'] = [];
  if (Number(count) !== rows.length || rows.length !== lines.length - 1) problems.push('count');
  if (total !== decimal(totalCents)) problems.push('total');
  if (sum !== createHash('sha256').update(before, 'utf8').digest('hex')) problems.push('sum');
  return { number, rows, totalCents, problems };
}

export function decimal(cents: bigint): string {
  return `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`;
}
