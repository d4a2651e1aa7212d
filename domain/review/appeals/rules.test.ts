import { describe, expect, test } from 'vitest';
import { houseReview } from '#domain/directory/index.ts';
import { type AppealCourse, endOfBusinessDays, endOfDays, mayAppeal } from './rules.ts';

const ZONE = 'America/New_York';
const calendar = { businessDays: [1, 2, 3, 4, 5], holidays: ['2026-11-26'] };

test.each([
  ['a Wednesday', '2026-11-18T15:00:00Z', 10, '2026-12-04T04:59:59.999Z'],
  ['a Saturday counts from Monday', '2026-11-21T15:00:00Z', 1, '2026-11-24T04:59:59.999Z'],
  ['a holiday is left out', '2026-11-25T15:00:00Z', 1, '2026-11-28T04:59:59.999Z'],
  ['late in the evening it is still that day there', '2026-11-19T03:00:00Z', 1, '2026-11-20T04:59:59.999Z'],
])('business days: %s', (_name, from, days, until) => {
  expect(endOfBusinessDays(calendar, new Date(from), days, ZONE).toISOString()).toBe(until);
});

test('days end at midnight of the facility, over the change of the clocks too', () => {
  expect(endOfDays(new Date('2026-10-30T15:00:00Z'), 20, ZONE).toISOString()).toBe('2026-11-20T04:59:59.999Z');
});

describe('another look', () => {
  const at = new Date('2026-11-02T15:00:00Z');
  const course = (level: number, end: AppealCourse['end'], said: string | null = 'x'): AppealCourse => ({
    ...{ level, said, end, isLate: false },
    askedAt: at,
    dueAt: new Date('2026-11-17T04:59:59.999Z'),
  });
  const ended = (outcome: 'upheld' | 'reversed' | 'withdrawn') => ({ outcome, words: null, at: new Date('2026-11-10T15:00:00Z') });
  test.each([
    ['the first', 'customer', 1, [], '2026-11-22', 1],
    ['the first, over', 'customer', 1, [], '2026-11-23', null],
    ['his is shorter', 'resident', 1, [], '2026-11-13', null],
    ['asked already', 'customer', 1, [course(1, null)], '2026-11-05', null],
    ['the other one asked', 'customer', 1, [course(1, null, null)], '2026-11-05', 1],
    ['no second', 'customer', 1, [course(1, ended('upheld'))], '2026-11-11', null],
    ['a second', 'resident', 2, [course(1, ended('upheld'))], '2026-11-20', 2],
    ['a second, over', 'resident', 2, [course(1, ended('upheld'))], '2026-11-21', null],
    ['no third', 'customer', 2, [course(1, ended('upheld')), course(2, ended('upheld'))], '2026-11-11', null],
    ['reversed', 'customer', 2, [course(1, ended('reversed'))], '2026-11-11', null],
    ['taken back', 'customer', 2, [course(1, ended('withdrawn'))], '2026-11-11', null],
  ] as const)('%s', (_name, side, looks, courses, day, level) => {
    const about = { returnedAt: at, side, policy: { ...houseReview, looks }, timeZone: ZONE, courses };
    expect(mayAppeal(about, new Date(`${day}T20:00:00Z`))?.level ?? null).toBe(level);
  });
});
