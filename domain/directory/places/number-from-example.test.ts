import { describe, expect, test } from 'vitest';
import { formatFromExample, tryNumbers } from './number-from-example.ts';
import { numberFormatErrors } from './resident-number.ts';

describe('formatFromExample', () => {
  test.each([
    ['S123456', true, 's-123456', 'S123456'],
    ['S123456', true, 'S456', 'S000456'],
    ['S123456', true, 'T123456', null],
    ['99A9999', false, '07 b 1432', '07B1432'],
    ['99A9999', true, '07B1432', null],
    ['0012345', false, '12345', '0012345'],
    ['12345-678', false, '12345678', '12345678'],
    ['12345-678', false, '12345-678', '12345678'],
    ['12345-678', false, '123456789', null],
    ['ab 12', false, 'xy12', 'XY12'],
  ])('%s, letters fixed %s: %s is kept as %s', (example, fixedLetters, typed, kept) => {
    const format = formatFromExample({ example, fixedLetters, pad: true })!;
    expect(numberFormatErrors(format)).toEqual([]);
    expect(tryNumbers(format, [typed])).toEqual([{ typed, kept }]);
  });

  test.each(['', ' ', 'ABC', '1', 'Ñ123', '12_34', '1'.repeat(40), '<b>1</b>', '١٢٣٤'])('%j shows no format', (example) => {
    expect(formatFromExample({ example, fixedLetters: false, pad: false })).toBeNull();
  });

  test('without padding, a short number is not completed', () => {
    const format = formatFromExample({ example: '0012345', fixedLetters: false, pad: false })!;
    expect(tryNumbers(format, ['12345', '0012345']).map(({ kept }) => kept)).toEqual([null, '0012345']);
  });

  test('more stretches than a format can hold are told as wrong', () => {
    expect(numberFormatErrors(formatFromExample({ example: '1A2B3C4D', fixedLetters: false, pad: false })!)).toHaveLength(1);
  });
});
