import { describe, expect, test } from 'vitest';
import { isBeyond, isFlagged, measure, type Measures, middleOf, reasonsFor, type Seen } from './outlier-rules.ts';

const look = (person: string, over: Partial<Seen> = {}): Seen => ({
  person,
  day: '2026-11-18',
  time: '10:00',
  hadWork: false,
  tie: null,
  ...over,
});
const many = (count: number, over: Partial<Seen> = {}) => Array.from({ length: count }, (_, i) => look(`res_${i}`, over));
const usual = (peers: number | null, past: number | null) => ({
  withoutWork: { peers, past },
  mostInADay: { peers, past },
  late: { peers, past },
});

describe('measure', () => {
  test('nothing looked at', () => {
    expect(measure([])).toEqual({
      looks: 0,
      people: 0,
      withoutWork: 0,
      mostInADay: 0,
      late: 0,
      repeat: null,
      ownName: 0,
      ownContact: 0,
    });
  });

  test('people are counted once, the fullest day by itself, work apart', () => {
    const seen = [look('a'), look('a'), look('b', { hadWork: true }), look('c', { day: '2026-11-19' }), look('b', { day: '2026-11-19' })];
    expect(measure(seen)).toMatchObject({ looks: 5, people: 3, withoutWork: 3, mostInADay: 2 });
  });

  test.each([
    ['in the morning', '06:00', '2026-11-18', 0],
    ['before it', '05:59', '2026-11-18', 1],
    ['late', '20:00', '2026-11-18', 1],
    ['just before', '19:59', '2026-11-18', 0],
    ['on Saturday', '12:00', '2026-11-21', 1],
    ['on Sunday', '12:00', '2026-11-22', 1],
    ['on Monday', '12:00', '2026-11-23', 0],
  ])('after hours: %s', (_when, time, day, late) => {
    expect(measure([look('a', { time, day }), look('b', { time, day, hadWork: true })]).late).toBe(late);
  });

  test('whom somebody comes back to, and own people', () => {
    const seen = [
      look('a'),
      look('a', { day: '2026-11-19' }),
      look('b'),
      look('c', { tie: 'name' }),
      look('d', { tie: 'name', hadWork: true }),
    ];
    expect(measure([...seen, look('e', { tie: 'contact', hadWork: true })])).toMatchObject({
      repeat: { person: 'a', looks: 2, days: 2 },
      ownName: 1,
      ownContact: 1,
    });
  });
});

test.each([
  ['below the least', 19, { peers: 0, past: 0 }, false],
  ['far above colleagues', 40, { peers: 2, past: 3 }, true],
  ['like colleagues', 40, { peers: 20, past: 3 }, false],
  ['a habit that colleagues lack', 40, { peers: 10, past: 38 }, false],
  ['a habit beyond all measure', 100, { peers: 10, past: 100 }, true],
  ['more than the habit', 60, { peers: 15, past: 30 }, true],
  ['alone, like always', 40, { peers: null, past: 30 }, false],
  ['alone, much more than ever', 100, { peers: null, past: 30 }, true],
  ['alone, the first week, a little', 39, { peers: null, past: null }, false],
  ['alone, the first week, a lot', 40, { peers: null, past: null }, true],
])('isBeyond: %s', (_what, count, others, expected) => expect(isBeyond(count, 20, others)).toBe(expected));

test.each([
  [[], null],
  [[1, 2], null],
  [[3, 1, 2], 2],
  [[1, 2, 3, 100], 2.5],
])('the middle of %j', (counts, middle) => expect(middleOf(counts)).toBe(middle));

describe('a flag', () => {
  const flagged = (span: 'day' | 'week', m: Measures, peers: number | null = 2, past: number | null = 2) => {
    const reasons = reasonsFor(span, m, usual(peers, past));
    return { kinds: reasons.map(({ kind }) => kind), is: isFlagged(reasons) };
  };
  test.each([
    ['200 people in a day without work', measure(many(200)), { kinds: ['without_work', 'busy_day'], is: true }],
    ['200 people with work, alone on the desk', measure(many(200, { hadWork: true })), { kinds: ['busy_day'], is: false }],
    ['a few questions by phone', measure(many(6)), { kinds: [], is: false }],
    ['one namesake', measure([look('a', { tie: 'name' })]), { kinds: ['own_name'], is: false }],
    ['three looks at namesakes', measure(many(3, { tie: 'name' })), { kinds: ['own_name'], is: true }],
    [
      'a family of one’s own, even with work',
      measure([look('a', { tie: 'contact', hadWork: true })]),
      { kinds: ['own_contact'], is: true },
    ],
    [
      'a namesake, and a full day',
      measure([...many(70, { hadWork: true }), look('x', { tie: 'name' })]),
      { kinds: ['busy_day', 'own_name'], is: true },
    ],
  ])('%s', (_what, m, expected) => expect(flagged('week', m)).toEqual(expected));

  test('coming back to one person: five looks on three days are weak, ten are strong, ten on one day nothing', () => {
    const back = (looks: number, days: number) =>
      measure(Array.from({ length: looks }, (_, i) => look('a', { day: `2026-11-${16 + (i % days)}` })));
    expect(flagged('week', back(5, 3))).toEqual({ kinds: ['same_person'], is: false });
    expect(flagged('week', back(10, 3))).toEqual({ kinds: ['same_person'], is: true });
    expect(flagged('week', back(10, 2))).toEqual({ kinds: [], is: false });
  });

  test('a night of snooping among colleagues of the day shift', () => {
    const m = measure(many(30, { time: '23:10' }));
    expect(flagged('week', m, 4)).toEqual({ kinds: ['without_work', 'late'], is: true });
    expect(flagged('day', m, 4).is).toBe(true);
    expect(flagged('week', m, 12).is).toBe(false);
  });
});
