import { expect, test } from 'vitest';
import { isDay } from '#kernel/wall-clock.ts';

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['2026-4-1', false],
  ['2026-11-21 ', false],
  ['9999999-01-01', false],
  ['', false],
  [null, false],
  [undefined, false],
])('%j is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
