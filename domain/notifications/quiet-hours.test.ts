import { describe, expect, test } from 'vitest';
import { clockOf, minutesFrom, type QuietHours, quietUntil } from './quiet-hours.ts';

const night: QuietHours = { isOn: true, fromMinute: 21 * 60, untilMinute: 8 * 60, zone: 'America/New_York' };
const NY_SUMMER = '-04:00';

describe('the end of quiet hours', () => {
  test.each([
    ['in the evening, on the next day', `2026-07-01T22:15:00${NY_SUMMER}`, `2026-07-02T08:00:00${NY_SUMMER}`],
    ['after midnight, on the same day', `2026-07-01T03:00:00${NY_SUMMER}`, `2026-07-01T08:00:00${NY_SUMMER}`],
    ['in the first minute', `2026-07-01T21:00:00${NY_SUMMER}`, `2026-07-02T08:00:00${NY_SUMMER}`],
    ['not a minute before', `2026-07-01T20:59:59${NY_SUMMER}`, null],
    ['not in the last minute', `2026-07-01T08:00:00${NY_SUMMER}`, null],
    ['at noon never', `2026-07-01T12:00:00${NY_SUMMER}`, null],
    ['the night when clocks go back is an hour longer', '2026-10-31T22:00:00-04:00', '2026-11-01T08:00:00-05:00'],
    ['the night when clocks go ahead is an hour shorter', '2026-03-07T22:00:00-05:00', '2026-03-08T08:00:00-04:00'],
    ['over the end of the year', '2026-12-31T23:30:00-05:00', '2027-01-01T08:00:00-05:00'],
  ])('%s', (_what, now, end) => {
    expect(quietUntil(new Date(now), night)?.toISOString()).toBe(end === null ? undefined : new Date(end).toISOString());
  });

  test('is by the wall clock of the zone: evening in New York is afternoon in Honolulu', () => {
    const now = new Date('2026-07-01T21:30:00-04:00');
    expect(quietUntil(now, night)).not.toBeNull();
    expect(quietUntil(now, { ...night, zone: 'Pacific/Honolulu' })).toBeNull();
  });

  test('hours within one day', () => {
    const nap = { ...night, fromMinute: 13 * 60, untilMinute: 15 * 60 + 30 };
    expect(quietUntil(new Date(`2026-07-01T14:00:00${NY_SUMMER}`), nap)).toEqual(new Date(`2026-07-01T15:30:00${NY_SUMMER}`));
    expect(quietUntil(new Date(`2026-07-01T15:30:00${NY_SUMMER}`), nap)).toBeNull();
    expect(quietUntil(new Date(`2026-07-01T03:00:00${NY_SUMMER}`), nap)).toBeNull();
  });

  test('an end in the hour that autumn shows twice, or that spring leaves out, never lies in the past', () => {
    const until = { ...night, untilMinute: 90 };
    for (const start of ['2026-11-01T04:00:00Z', '2026-03-08T05:00:00Z'])
      for (let minute = 0; minute < 180; minute++) {
        const now = new Date(Date.parse(start) + minute * 60_000);
        const end = quietUntil(now, until);
        if (end) expect(end.getTime()).toBeGreaterThan(now.getTime());
      }
  });

  test('off is off', () => expect(quietUntil(new Date(`2026-07-01T23:00:00${NY_SUMMER}`), { ...night, isOn: false })).toBeNull());
});

test('a time of day as it is typed and as it is shown', () => {
  expect(['21:00', ' 8:05 ', '00:00', '23:59', '24:00', '8', '8:5', '', 'x', null].map(minutesFrom)).toEqual([
    1260,
    485,
    0,
    1439,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([0, 485, 1439].map(clockOf)).toEqual(['00:00', '08:05', '23:59']);
});
