import { describe, expect, test } from 'vitest';
import { checkLimits, leftToSend, type LimitLine, limitsErrors, limitsFor } from './limits.ts';

const line = (over: Partial<LimitLine> = {}): LimitLine => ({
  channel: 'any',
  minCents: 2000n,
  maxCents: 50000n,
  perDayCents: null,
  perMonthCents: null,
  ...over,
});
const ohio = line({ minCents: 100n, maxCents: 20000n, perMonthCents: 40000n });
const none = { todayCents: 0n, thisMonthCents: 0n };

describe('checkLimits', () => {
  test.each([
    ['$19.99', line(), 1999n, none, 'too_little'],
    ['$20.00', line(), 2000n, none, 'ok'],
    ['$500.00', line(), 50000n, none, 'ok'],
    ['$500.01', line(), 50001n, none, 'too_much'],
    ['an agency’s own least amount', line({ minCents: 200n }), 1999n, none, 'ok'],
    ['the rest of the month, to the cent', ohio, 15000n, { todayCents: 0n, thisMonthCents: 25000n }, 'ok'],
    ['a cent over the month', ohio, 15001n, { todayCents: 0n, thisMonthCents: 25000n }, 'over_month'],
    ['the rest of the day, to the cent', line({ perDayCents: 60000n }), 10000n, { todayCents: 50000n, thisMonthCents: 50000n }, 'ok'],
    ['a cent over the day', line({ perDayCents: 60000n }), 10001n, { todayCents: 50000n, thisMonthCents: 50000n }, 'over_day'],
    [
      'day before month',
      line({ perDayCents: 50000n, perMonthCents: 50000n }),
      2000n,
      { todayCents: 50000n, thisMonthCents: 50000n },
      'over_day',
    ],
  ] as const)('%s', (_what, limits, amount, totals, expected) => {
    const answer = checkLimits(limits, amount, totals);
    expect(answer.ok ? 'ok' : answer.reason).toBe(expected);
  });

  test('a refusal says the limit and what is left', () => {
    expect(checkLimits(ohio, 20000n, { todayCents: 0n, thisMonthCents: 30000n })).toEqual({
      ok: false,
      reason: 'over_month',
      limitCents: 40000n,
      leftCents: 10000n,
    });
  });

  test('what is left is never less than can be sent', () => {
    expect(leftToSend(ohio, { todayCents: 0n, thisMonthCents: 39901n })).toBe(0n);
    expect(leftToSend(ohio, { todayCents: 0n, thisMonthCents: 39900n })).toBe(100n);
    expect(leftToSend(ohio, { todayCents: 0n, thisMonthCents: 99900n })).toBe(0n);
    expect(leftToSend(line(), none)).toBe(50000n);
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
});
