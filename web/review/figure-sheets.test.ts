import { expect, it } from 'vitest';
import { hours } from './figure-sheets.ts';

it.each([
  [null, ''],
  [0, '1 min'],
  [50, '1 min'],
  [720, '12 min'],
  [3_600, '1 h'],
  [16_200, '4.5 h'],
  [259_200, '72 h'],
])('%s seconds are told as “%s”', (seconds, told) => {
  expect(hours(seconds, 'en')).toBe(told);
});
