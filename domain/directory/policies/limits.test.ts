import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { checkLimits, leftToSend, type LimitLine, type Limits, limitsErrors, limitsFor, type Room, roomsLeft, tightest } from './limits.ts';

const line = (over: Partial<LimitLine> = {}): LimitLine => ({
  channel: 'any',
  minCents: 2000n,
  maxCents: 50000n,
  perDayCents: null,
  perMonthCents: null,
  ...over,
});
const ohio = line({ minCents: 100n, maxCents: 20000n, perMonthCents: 40000n });
const until = (day: string): Date => new Date(`${day}T05:00:00Z`);

/** What is left when so much was sent in a day, in a month, to all in a day, to all in a month, by all in a week. */
function rooms(limits: Limits, ...[day = 0n, month = day, allDay = 0n, allMonth = 0n, week = 0n]: bigint[]): Room[] {
  return roomsLeft(limits, limits.lines[0]!, {
    day: { cents: day, until: until('2026-11-24') },
    month: { cents: month, until: until('2026-12-01') },
    all_day: { cents: allDay, until: until('2026-11-24') },
    all_month: { cents: allMonth, until: until('2026-12-01') },
    week: { cents: week, until: until('2026-11-30') },
  });
}
const one = (over: Partial<LimitLine> = {}): Limits => ({ lines: [line(over)] });
const ohios: Limits = { lines: [ohio] };
const together: Limits = {
  ...one(),
  perCustomer: { dayCents: 60000n, monthCents: 80000n },
  perResident: { weekCents: 70000n, weekStarts: 1 },
};

describe('checkLimits', () => {
  test.each([
    ['$19.99', one(), 1999n, [], 'too_little'],
    ['$20.00', one(), 2000n, [], 'ok'],
    ['$500.00', one(), 50000n, [], 'ok'],
    ['$500.01', one(), 50001n, [], 'too_much'],
    ['an agency’s own least amount', one({ minCents: 200n }), 1999n, [], 'ok'],
    ['the rest of the month, to the cent', ohios, 15000n, [0n, 25000n], 'ok'],
    ['a cent over the month', ohios, 15001n, [0n, 25000n], 'month'],
    ['the rest of the day, to the cent', one({ perDayCents: 60000n }), 10000n, [50000n], 'ok'],
    ['a cent over the day', one({ perDayCents: 60000n }), 10001n, [50000n], 'day'],
    ['day and month: the one that lasts longer', one({ perDayCents: 50000n, perMonthCents: 50000n }), 2000n, [50000n], 'month'],
    ['over a limit that was lowered below what was sent', one({ perDayCents: 50000n }), 2000n, [90000n], 'day'],
    ['to everybody in a day', together, 10001n, [0n, 0n, 50000n, 50000n], 'all_day'],
    ['to everybody in a month', together, 10001n, [0n, 0n, 0n, 70000n], 'all_month'],
    ['by everybody in a week, to the cent', together, 10000n, [0n, 0n, 0n, 0n, 60000n], 'ok'],
    ['by everybody in a week', together, 10001n, [0n, 0n, 0n, 0n, 60000n], 'week'],
    ['day and week: the week', together, 20000n, [0n, 0n, 50000n, 50000n, 60000n], 'week'],
  ] as [string, Limits, bigint, bigint[], string][])('%s', (_what, limits, amount, sent, expected) => {
    const answer = checkLimits(limits.lines[0]!, amount, rooms(limits, ...sent));
    expect(answer.ok ? 'ok' : answer.reason === 'over' ? answer.room.window : answer.reason).toBe(expected);
  });

  test('a refusal says the limit, what is left, and from when there is room', () => {
    expect(checkLimits(ohio, 20000n, rooms(ohios, 0n, 30000n))).toEqual({
      ok: false,
      reason: 'over',
      room: { window: 'month', limitCents: 40000n, leftCents: 10000n, freeAt: until('2026-12-01') },
    });
  });

  test('what is left is never less than can be sent', () => {
    expect(leftToSend(ohio, rooms(ohios, 0n, 39901n))).toBe(0n);
    expect(leftToSend(ohio, rooms(ohios, 0n, 39900n))).toBe(100n);
    expect(leftToSend(ohio, rooms(ohios, 0n, 99900n))).toBe(0n);
    expect(leftToSend(line(), [])).toBe(50000n);
  });

  test('for any sums: what is left may be sent, and a cent more may not', () => {
    const sum = fc.bigInt({ min: 0n, max: 100000n });
    fc.assert(
      fc.property(fc.array(sum, { minLength: 5, maxLength: 5 }), (sent) => {
        const free = rooms(together, ...sent);
        const left = leftToSend(line(), free);
        if (left > 0n) expect(checkLimits(line(), left, free).ok).toBe(true);
        expect(checkLimits(line(), left === 0n ? 2000n : left + 1n, free).ok).toBe(false);
      }),
    );
  });
});

describe('tightest', () => {
  test.each([
    ['nothing sent', [], null],
    ['the month is nearer', [0n, 0n, 30000n, 55000n], 'all_month'],
    ['day and month full: the month', [0n, 0n, 60000n, 80000n], 'all_month'],
    ['the day full, the month not', [0n, 0n, 60000n, 60000n], 'all_day'],
  ] as [string, bigint[], string | null][])('%s', (_what, sent, expected) => {
    expect(tightest(line(), rooms(together, ...sent))?.window ?? null).toBe(expected);
  });
});

describe('limitsFor', () => {
  test('a channel’s own line wins over the general one', () => {
    const lockbox = line({ channel: 'lockbox', maxCents: 99999n });
    expect(limitsFor({ lines: [line(), lockbox] }, 'lockbox')).toBe(lockbox);
    expect(limitsFor({ lines: [line(), lockbox] }, 'web')?.maxCents).toBe(50000n);
    expect(limitsFor({ lines: [lockbox] }, 'web')).toBeNull();
  });
});

describe('limitsErrors', () => {
  test.each([
    ['good', [line()], []],
    ['none', [], ['directory.no_limits']],
    ['upside down', [line({ minCents: 60000n })], ['directory.tier_upside_down']],
    ['from nothing', [line({ minCents: 0n })], ['directory.tier_below_a_cent']],
    ['twice', [line(), line()], ['directory.line_twice']],
    ['a month smaller than one sending', [line({ perMonthCents: 49999n })], ['directory.limit_below_one_sending']],
  ])('%s', (_what, lines, expected) => {
    expect(limitsErrors({ lines }).map((e) => e.code)).toEqual(expected);
  });

  test.each([
    ['good', together, []],
    ['everybody in a day', { ...one(), perCustomer: { dayCents: 49999n, monthCents: null } }, ['perCustomer.dayCents']],
    ['a week', { ...one(), perResident: { weekCents: 49999n, weekStarts: 1 } }, ['perResident.weekCents']],
    ['no such day', { ...one(), perResident: { weekCents: 50000n, weekStarts: 8 } }, ['perResident.weekStarts']],
  ] as [string, Limits, string[]][])('together: %s', (_what, limits, expected) => {
    expect(limitsErrors(limits).map((e) => e.field)).toEqual(expected);
  });
});
