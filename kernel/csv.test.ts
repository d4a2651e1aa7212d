import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvCell, csvOf } from './csv.ts';

it.each(['=HYPERLINK("http://evil")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＠A1'])(
  '%j is no formula',
  (text) => {
    expect(csvCell(text).startsWith(`"'`)).toBe(true);
  },
);

it('text comes back as it was, amounts as numbers, with the mark at the front', () => {
  const rows = [
    ['Name', 'Amount'],
    ['José "Pepe" Núñez, Jr.\nsecond line', 120_450n],
    ['漢字', -5n],
    ['', 0n],
  ];
  const text = csvOf(rows);
  expect(text.startsWith('\ufeff"Name","Amount"\r\n')).toBe(true);
  expect(parse(text, { bom: true })).toEqual([
    ['Name', 'Amount'],
    ['José "Pepe" Núñez, Jr.\nsecond line', '1204.50'],
    ['漢字', '-0.05'],
    ['', '0.00'],
  ]);
});
