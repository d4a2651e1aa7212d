import { describe, expect, test } from 'vitest';
import { normaliseNumber, type NumberFormat, numberFormatErrors } from './resident-number.ts';

const newYork: NumberFormat = {
  parts: [
    { kind: 'digits', length: 2 },
    { kind: 'letters', length: 1 },
    { kind: 'digits', length: 4 },
  ],
  pad: true,
  example: '99A9999',
};
const florida: NumberFormat = {
  parts: [
    { kind: 'letters', length: 1, only: 'S' },
    { kind: 'digits', length: 6 },
  ],
  pad: true,
  example: 'S123456',
};
const oklahoma: NumberFormat = { parts: [{ kind: 'digits', length: 7 }], pad: true, example: '0123456' };
const strict: NumberFormat = { ...florida, pad: false };

describe('normaliseNumber', () => {
  test.each([
    [florida, 'S123456', 'S123456'],
    [florida, 's123456', 'S123456'],
    [florida, ' S-123 456 ', 'S123456'],
    [florida, '#S 123.456', 'S123456'],
    [florida, 'Ｓ１２３４５６', 'S123456'],
    [florida, 'S\u2013123456', 'S123456'],
    [florida, 'S1234', 'S001234'],
    [florida, 'S1234567', null],
    [florida, 'T123456', null],
    [florida, '123456', null],
    [florida, 'S12345O', null],
    [florida, 'S', null],
    [florida, '', null],
    [florida, 'S%', null],
    [florida, 'S_____', null],
    [florida, "S123456' or '1'='1", null],
    [florida, 'S١٢٣٤٥٦', null],
    [florida, 'Ѕ123456', null], // a Cyrillic letter that looks like S
    [florida, 'S123456\u0000', null],
    [florida, `S${' '.repeat(60)}123456`, null],
    [strict, 'S1234', null],
    [strict, 's-123456', 'S123456'],
    [newYork, '99a9999', '99A9999'],
    [newYork, '9-b-12', '09B0012'],
    [newYork, '99A', null],
    [newYork, 'A9999', null],
    [newYork, '999A9999', null],
    [oklahoma, '12345', '0012345'],
    [oklahoma, '1e400', null],
    [oklahoma, '-12345', '0012345'],
  ] as const)('%o %s', (format, typed, expected) => {
    expect(normaliseNumber(format, typed)).toBe(expected);
  });
});

describe('numberFormatErrors', () => {
  test.each([
    ['good', newYork, []],
    ['good', florida, []],
    ['an example that is none', { ...florida, example: 'T123456' }, ['directory.bad_number_example']],
    ['an example with dashes', { ...florida, example: 'S-123456' }, ['directory.bad_number_example']],
    ['no parts', { ...florida, parts: [] }, ['directory.bad_number_format']],
    ['a pattern smuggled in', { ...florida, parts: [{ kind: 'letters', length: 2, only: '.*' }] }, ['directory.bad_number_format']],
    [
      'two stretches of digits side by side',
      {
        ...florida,
        parts: [
          { kind: 'digits', length: 2 },
          { kind: 'digits', length: 4 },
        ],
      },
      ['directory.bad_number_format'],
    ],
  ] as const)('%s', (_what, format, expected) => {
    expect(numberFormatErrors(format as NumberFormat).map((e) => e.code)).toEqual(expected);
  });
});
