import { expect, test } from 'vitest';
import { badRowsCsv } from './bad-rows-csv.ts';

test('the list is in the reader’s words, with the mark that spreadsheets look for', async () => {
  const pages = (async function* () {
    yield [{ line: 7, field: 'birthDate' as const, code: 'bad_birth_date' as const, value: '31.31.1990' }];
  })();
  let text = '';
  for await (const part of badRowsCsv(pages, 'es')) text += part;
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text.split('\r\n')[1]).toBe('"7","Fecha de nacimiento","No es un día de nacimiento.","31.31.1990"');
});
