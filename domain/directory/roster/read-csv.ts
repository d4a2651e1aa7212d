import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseSample } from 'csv-parse/sync';
import { refuse } from '#kernel/refusal.ts';
import type { TextForm } from './text-form.ts';

export interface CsvRow {
  cells: string[];
  /** The line of the file on which the row begins, counted from 1. */
  line: number;
}

const ROW_MAX = 100_000;

/** The rows of a file, its headings first; rows that are empty are left out. Refuses: directory.roster_broken (line) for a quote that never ends. */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, form: Pick<TextForm, 'encoding' | 'delimiter'>): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: form.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: ROW_MAX,
  });
  const text = Readable.from(decoded(chunks, form.encoding), { objectMode: false, highWaterMark: 64 * 1024 });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let before = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = before + 1;
      before = info.lines;
      if (record.some((cell) => cell.trim() !== '')) yield { cells: record, line };
    }
  } catch (error) {
    if (isCsvError(error)) refuse('directory.roster_broken', { line: before + 1 });
    throw error;
  } finally {
    text.destroy();
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_');
}

/** The headings and at most `most` rows of a sample that may end in the middle of a row. Refuses: directory.roster_broken. */
export function peekCsv(form: Pick<TextForm, 'delimiter' | 'sample'>, most: number): string[][] {
  try {
    return parseSample(form.sample, {
      delimiter: form.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      to: most + 1,
    });
  } catch (error) {
    if (isCsvError(error)) refuse('directory.roster_broken', { line: 1 });
    throw error;
  }
}
