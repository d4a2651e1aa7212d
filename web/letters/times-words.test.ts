import { expect, test } from 'vitest';
import { translator } from '#words/index.ts';
import { timesWords } from './times-words.ts';

const hours = (median: number, slow: number) => ({
  decided: 20,
  medianSeconds: median * 3600,
  slowSeconds: slow * 3600,
  returnedPercent: null,
  inTimePercent: null,
});

test('how long it takes is said in whole hours or days, never too short', () => {
  const t = translator('en');
  expect(timesWords(hours(0.2, 4.5), t)).toBe('Half of all letters there are read within 1 hour, and nine of ten within 5 hours.');
  expect(timesWords(hours(48, 49), t)).toBe('Half of all letters there are read within 48 hours, and nine of ten within 3 days.');
  expect(timesWords(null, t)).toBeUndefined();
});
