import { expect, test } from 'vitest';
import { limitTimes } from './limit-times.ts';

const ny = { facilityZone: 'America/New_York', agencyZone: 'America/New_York' };
const told = (at: string, place: Parameters<typeof limitTimes>[1], window: 'day' | 'month' | 'all_day' | 'all_month' | 'week') => {
  const { from, until } = limitTimes(new Date(at), place)[window];
  return [from.toISOString(), until.toISOString()];
};

test.each([
  ['a Monday', '2026-11-23T15:00:00Z', 1, '2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z'],
  ['a Sunday evening there is Monday in Greenwich', '2026-11-23T04:59:59Z', 1, '2026-11-16T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
  ['the first moment of Monday', '2026-11-23T05:00:00Z', 1, '2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z'],
  ['weeks from Sunday', '2026-11-23T15:00:00Z', 7, '2026-11-22T05:00:00.000Z', '2026-11-29T05:00:00.000Z'],
  ['the week in which clocks go back is an hour longer', '2026-10-28T15:00:00Z', 1, '2026-10-26T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  [
    'the week in which they go forward is an hour shorter',
    '2027-03-10T15:00:00Z',
    1,
    '2027-03-08T05:00:00.000Z',
    '2027-03-15T04:00:00.000Z',
  ],
  ['over New Year', '2026-12-31T15:00:00Z', 1, '2026-12-28T05:00:00.000Z', '2027-01-04T05:00:00.000Z'],
])('week: %s', (_what, at, weekStarts, from, until) => {
  expect(told(at, { ...ny, weekStarts }, 'week')).toEqual([from, until]);
});

test.each([
  ['2026-11-30T15:00:00Z', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
  ['2026-12-31T15:00:00Z', '2026-12-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
  ['2028-02-29T15:00:00Z', '2028-02-01T05:00:00.000Z', '2028-03-01T05:00:00.000Z'],
])('month at %s', (at, from, until) => {
  expect(told(at, ny, 'month')).toEqual([from, until]);
});

test('a person’s day is the facility’s, everybody’s day the agency’s', () => {
  const place = { facilityZone: 'America/Chicago', agencyZone: 'America/New_York' };
  expect(told('2026-11-23T05:30:00Z', place, 'day')[0]).toBe('2026-11-22T06:00:00.000Z');
  expect(told('2026-11-23T05:30:00Z', place, 'all_day')[0]).toBe('2026-11-23T05:00:00.000Z');
});
