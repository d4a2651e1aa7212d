import { expect, test } from 'vitest';
import { dayAfter, instantOf, isDay, localTime, readTime } from '#kernel/wall-clock.ts';

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-04-31', false],
  ['2026-4-1', false],
  ['2026-11-21 ', false],
  ['9999999-01-01', false],
  ['9999-12-31', false],
  ['0000-01-01', false],
  ['0099-07-01', false],
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2999-12-31', true],
  ['', false],
  [null, false],
  [undefined, false],
])('%j is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

test.each(['1900-01-01', '2026-03-08', '2999-12-31'])('every zone has a midnight around %s', (day) => {
  for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])
    for (const one of [day, dayAfter(day), dayAfter(day, -1)])
      expect(localTime(instantOf(one, '00:00', zone), zone)).toEqual({ day: one, time: expect.stringMatching(/^0[01]:/) });
});

test.each([
  ['09:15', '09:15'],
  ['9:15', '09:15'],
  [' 0:00 ', '00:00'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['9.15', null],
  ['9:15 PM', null],
  ['', null],
  [null, null],
])('%j is the time %s', (typed, expected) => expect(readTime(typed)).toBe(expected));
