import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysFrom, type Every, mayTakeFee, nextDayAfter, nthDay, timesOf } from './calendar.ts';

describe('the days of a plan', () => {
  it.each([
    ['2026-01-31', 'month', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['2027-12-31', 'month', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['2026-11-15', 'month', ['2026-11-15', '2026-12-15', '2027-01-15', '2027-02-15', '2027-03-15']],
    ['2026-12-28', 'week', ['2026-12-28', '2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25']],
    ['2026-10-30', 'two_weeks', ['2026-10-30', '2026-11-13', '2026-11-27', '2026-12-11', '2026-12-25']],
  ] as [string, Exclude<Every, 'once'>, string[]][])('from %s every %s', (first, every, days) => {
    expect(days.map((_, n) => nthDay(first, every, n))).toEqual(days);
    expect(daysFrom(first, every, first, 5)).toEqual(days);
    expect(daysFrom(first, every, '2020-01-01', 2)).toEqual(days.slice(0, 2));
  });

  it('a plan of one day has that day alone', () => {
    expect(daysFrom('2026-12-24', 'once', '2026-11-22', 6)).toEqual(['2026-12-24']);
    expect([nextDayAfter('2026-12-24', 'once', '2026-12-23'), nextDayAfter('2026-12-24', 'once', '2026-12-24')]).toEqual([
      '2026-12-24',
      null,
    ]);
  });

  it('the next day is after the one before, and none is left out', () => {
    const first = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        first,
        fc.constantFrom('week' as const, 'two_weeks' as const, 'month' as const),
        fc.integer({ min: 0, max: 200 }),
        (day, every, n) => {
          expect(nextDayAfter(day, every, nthDay(day, every, n))).toBe(nthDay(day, every, n + 1));
        },
      ),
    );
  });
});

describe('when a day is due', () => {
  it.each([
    ['2026-03-08', 'America/New_York', '2026-03-08T13:00:00.000Z', '2026-03-05T14:00:00.000Z'], // clocks go ahead in between
    ['2026-11-01', 'America/New_York', '2026-11-01T14:00:00.000Z', '2026-10-29T13:00:00.000Z'], // and back
    ['2026-07-31', 'America/Los_Angeles', '2026-07-31T16:00:00.000Z', '2026-07-28T16:00:00.000Z'],
  ])('%s in %s', (day, zone, dueAt, tellAt) => {
    const times = timesOf(day, zone);
    expect([times.dueAt.toISOString(), times.tellAt.toISOString()]).toEqual([dueAt, tellAt]);
  });
});

describe('a fee that changed', () => {
  it.each([
    [395n, 395n, 395n, true],
    [295n, 395n, 395n, true],
    [445n, 395n, 445n, true],
    [445n, 395n, 395n, false], // nobody was told
    [496n, 395n, 496n, false], // told, but too far from what was agreed
    [495n, 395n, 495n, true],
    [395n, 395n, 295n, true], // agreed to once, and back to it
  ])('%s when %s was agreed and %s told', (fee, agreed, told, may) => {
    expect(mayTakeFee(fee, agreed, told)).toBe(may);
  });
});
