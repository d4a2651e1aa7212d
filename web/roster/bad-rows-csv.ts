import type { BadRow } from '#domain/directory/index.ts';
import { csvLine } from '#kernel/csv.ts';
import { type Lang, tr, translator } from '#words/index.ts';

/** A field of a roster as its key in the words: birthDate → birth_date. */
export function wordOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The list of bad rows as a sheet that any program opens: UTF-8 with its mark. */
export async function* badRowsCsv(pages: AsyncIterable<BadRow[]>, lang: Lang): AsyncGenerator<string> {
  const t = translator(lang);
  yield `\ufeff${csvLine([t('directory.roster.bad.line'), t('directory.roster.bad.field'), t('directory.roster.bad.reason'), t('directory.roster.bad.value')])}`;
  for await (const rows of pages) {
    yield rows
      .map((row) =>
        csvLine([
          String(row.line),
          tr(lang, `directory.roster.field.${wordOf(row.field)}`),
          tr(lang, `directory.roster.reason.${row.code}`),
          row.value,
        ]),
      )
      .join('');
  }
}
