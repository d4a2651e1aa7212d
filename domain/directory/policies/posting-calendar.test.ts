import { describe, expect, test } from 'vitest';
import { instantOf, localTime, postingCalendarErrors, type PostingCalendar, postsBy } from './posting-calendar.ts';

const calendar: PostingCalendar = {
  businessDays: [1, 2, 3, 4, 5],
  cutOff: '16:00',
  doneBy: '17:00',
  delayDays: { web: 1, lockbox: 10, lobby: 0 },
  holidays: ['2026-11-26', '2026-12-25', '2027-01-01'],
};
const NY = 'America/New_York';

describe('postsBy', () => {
  test.each([
    ['Monday morning', '2026-11-16T09:00', 'web', '2026-11-17'],
    ['a minute before the cut-off', '2026-11-16T15:59', 'web', '2026-11-17'],
    ['at the cut-off', '2026-11-16T16:00', 'web', '2026-11-18'],
    ['Friday after the cut-off', '2026-11-20T18:00', 'web', '2026-11-24'],
    ['Friday before it', '2026-11-20T12:00', 'web', '2026-11-23'],
    ['Saturday', '2026-11-21T12:00', 'web', '2026-11-24'],
    ['the day before Thanksgiving', '2026-11-25T12:00', 'web', '2026-11-27'],
    ['the evening before Thanksgiving', '2026-11-25T20:00', 'web', '2026-11-30'],
    ['on Thanksgiving', '2026-11-26T10:00', 'web', '2026-11-30'],
    ['over two holidays and a new year', '2026-12-31T17:00', 'web', '2027-01-05'],
    ['by mail, ten business days with a holiday among them', '2026-11-21T12:00', 'lockbox', '2026-12-08'],
    ['at the lobby, the same day', '2026-11-16T09:00', 'lobby', '2026-11-16'],
    ['at the lobby after hours', '2026-11-16T17:30', 'lobby', '2026-11-17'],
  ] as const)('%s', (_what, local, channel, day) => {
    const [date, time] = local.split('T') as [string, string];
    const answer = postsBy(calendar, instantOf(date, time, NY), NY, channel);
    expect(answer?.day).toBe(day);
    expect(localTime(answer!.at, NY)).toEqual({ day, time: '17:00' });
  });

  test('a channel without a number is not offered', () => {
    expect(postsBy(calendar, new Date(), NY, 'phone')).toBeNull();
  });

  test('the same moment is another business day in another zone', () => {
    const late = new Date('2026-11-17T04:30:00Z'); // Monday 23:30 in New York, Tuesday 04:30 in UTC
    expect(postsBy({ ...calendar, cutOff: '23:45' }, late, NY)?.day).toBe('2026-11-17');
    expect(postsBy(calendar, late, 'UTC')?.day).toBe('2026-11-18');
  });

  test('clocks going forward and back do not move the day or the hour', () => {
    const friday = (month: string) => instantOf(month, '10:00', NY);
    // Sunday 8 March 2026: 2:00 becomes 3:00. Sunday 1 November 2026: 2:00 becomes 1:00.
    expect(postsBy(calendar, friday('2026-03-06'), NY)).toEqual({ day: '2026-03-09', at: new Date('2026-03-09T21:00:00Z') });
    expect(postsBy(calendar, new Date('2026-03-06T15:00:00Z'), NY)).toEqual({ day: '2026-03-09', at: new Date('2026-03-09T21:00:00Z') });
    expect(postsBy(calendar, friday('2026-10-30'), NY)).toEqual({ day: '2026-11-02', at: new Date('2026-11-02T22:00:00Z') });
    // The cut-off is the wall clock's, whatever the offset: 15:30 and 16:30 on the Mondays around the change.
    expect(postsBy(calendar, new Date('2026-03-09T19:30:00Z'), NY)?.day).toBe('2026-03-10');
    expect(postsBy(calendar, new Date('2026-03-09T20:30:00Z'), NY)?.day).toBe('2026-03-11');
    expect(postsBy(calendar, new Date('2026-11-02T20:30:00Z'), NY)?.day).toBe('2026-11-03');
    expect(postsBy(calendar, new Date('2026-11-02T21:30:00Z'), NY)?.day).toBe('2026-11-04');
  });

  test('seven business days a week, and nothing but holidays ahead', () => {
    const daily = { ...calendar, businessDays: [1, 2, 3, 4, 5, 6, 7] };
    expect(postsBy(daily, instantOf('2026-11-20', '20:00', NY), NY)?.day).toBe('2026-11-22');
    expect(postsBy(daily, instantOf('2026-12-24', '20:00', NY), NY)?.day).toBe('2026-12-27');
  });
});

describe('instantOf', () => {
  test.each([
    ['winter', '2026-01-15', '12:00', NY, '2026-01-15T17:00:00Z'],
    ['summer', '2026-07-15', '12:00', NY, '2026-07-15T16:00:00Z'],
    ['the skipped hour', '2026-03-08', '02:30', NY, '2026-03-08T07:30:00Z'],
    ['the hour that comes twice', '2026-11-01', '01:30', NY, '2026-11-01T05:30:00Z'],
    ['midnight', '2026-11-21', '00:00', 'America/Chicago', '2026-11-21T06:00:00Z'],
    ['no daylight saving', '2026-07-15', '12:00', 'America/Phoenix', '2026-07-15T19:00:00Z'],
  ])('%s', (_what, day, time, zone, expected) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe('postingCalendarErrors', () => {
  test.each([
    ['good', {}, []],
    ['no business days', { businessDays: [] }, ['directory.bad_days']],
    ['an eighth day', { businessDays: [8] }, ['directory.bad_days']],
    ['25 o’clock', { cutOff: '25:00' }, ['directory.bad_time']],
    ['30 February', { holidays: ['2026-02-30'] }, ['directory.bad_days']],
    ['days below nothing', { delayDays: { web: -1 } }, ['directory.bad_days']],
    ['an unknown channel', { delayDays: { pigeon: 1 } }, ['directory.unknown_way']],
  ] as const)('%s', (_what, over, expected) => {
    expect(postingCalendarErrors({ ...calendar, ...over } as PostingCalendar).map((e) => e.code)).toEqual(expected);
  });
});
