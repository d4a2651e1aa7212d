import { createHash } from 'node:crypto';
import { handoffDelimiters, type HandoffField, type HandoffLayout, localTime } from '#domain/directory/index.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';

export interface FileRow {
  reference: string;
  residentNumber: string;
  residentName: string;
  facilityName: string;
  category: string;
  amountCents: Money;
  senderName: string;
  appliedAt: Date;
  /** The first day its person can use it, "2026-12-02"; null: at once. */
  availableOn: string | null;
}

export interface RenderedFile {
  content: Buffer;
  sha256: string;
  count: number;
  totalCents: Money;
}

/**
 * A file to the last byte: headings, one line for each transfer, and a trailer with number, count, total and the SHA-256 of all that stands before it.
 * UTF-8, lines end in CR LF. The same rows always give the same bytes.
 */
export function renderFile(number: number, layout: HandoffLayout, timeZone: string, rows: readonly FileRow[]): RenderedFile {
  const mark = handoffDelimiters[layout.delimiter];
  const line = (cells: readonly string[]): string => `${cells.map((text) => cell(text, mark)).join(mark)}\r\n`;
  const totalCents = rows.reduce((sum, row) => sum + row.amountCents, 0n);
  const head = line(layout.columns.map(({ heading }) => heading));
  const body = rows.map((row) => line(layout.columns.map(({ field }) => valueOf(field, row, layout, timeZone)))).join('');
  const before = createHash('sha256')
    .update(head + body)
    .digest('hex');
  const trailer = line(['TRAILER', String(number), String(rows.length), moneyToJson(totalCents), before]);
  const content = Buffer.from(head + body + trailer, 'utf8');
  return { content, sha256: createHash('sha256').update(content).digest('hex'), count: rows.length, totalCents };
}

function valueOf(field: HandoffField, row: FileRow, layout: HandoffLayout, timeZone: string): string {
  switch (field) {
    case 'reference':
      return row.reference;
    case 'number':
      return row.residentNumber;
    case 'name':
      return row.residentName;
    case 'facility':
      return row.facilityName;
    case 'category':
      return row.category;
    case 'amount':
      return moneyToJson(row.amountCents);
    case 'sender':
      return row.senderName;
    case 'received':
      return dateText(localTime(row.appliedAt, timeZone).day, layout.dates);
    case 'available':
      return row.availableOn === null ? '' : dateText(row.availableOn, layout.dates);
  }
}

function dateText(day: string, dates: HandoffLayout['dates']): string {
  const [year, month, date] = day.split('-');
  if (dates === 'mdy') return `${month}/${date}/${year}`;
  return dates === 'dmy' ? `${date}/${month}/${year}` : day;
}

/** What a spreadsheet would run as a formula begins with an apostrophe and is text; quotes only where they are needed. */
function cell(text: string, mark: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return inert.includes(mark) || /["\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
