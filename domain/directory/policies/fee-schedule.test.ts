import { describe, expect, test } from 'vitest';
import { cheapestFirst, type FeeSchedule, type FeeTier, feeFor, feeOf, feeScheduleErrors, lowestFee } from './fee-schedule.ts';

const tier = (minCents: bigint, maxCents: bigint, feeCents: bigint): FeeTier => ({ minCents, maxCents, feeCents });
const spend = { category: 'spendable' } as const;

// Published samples of four agencies; not current prices.
const newYork: FeeSchedule = {
  lines: [
    {
      ...spend,
      channel: 'web',
      method: 'card',
      tiers: [tier(200n, 999n, 175n), tier(1000n, 1999n, 275n), tier(2000n, 4999n, 375n), tier(5000n, 30000n, 475n)],
    },
    { ...spend, channel: 'lockbox', method: 'money_order', tiers: [tier(1n, 99999n, 0n)] },
  ],
};
const georgia: FeeSchedule = {
  lines: [
    { ...spend, channel: 'web', method: 'card', tiers: [tier(1n, 2000n, 350n), tier(2001n, 10000n, 500n), tier(10001n, 30000n, 650n)] },
    { ...spend, channel: 'cash_network', method: 'cash', tiers: [tier(1n, 500000n, 495n)] },
  ],
};
const washington: FeeSchedule = {
  lines: [
    {
      ...spend,
      channel: 'web',
      method: 'card',
      tiers: [tier(1n, 2000n, 395n), tier(2001n, 10000n, 795n), tier(10001n, 20000n, 995n), tier(20001n, 30000n, 1195n)],
    },
    {
      ...spend,
      channel: 'phone',
      method: 'card',
      tiers: [tier(1n, 2000n, 495n), tier(2001n, 10000n, 895n), tier(10001n, 20000n, 1095n), tier(20001n, 30000n, 1295n)],
    },
  ],
};
const byDefault: FeeSchedule = {
  lines: [
    {
      ...spend,
      channel: 'web',
      method: 'card',
      tiers: [tier(2000n, 4999n, 395n), tier(5000n, 9999n, 595n), tier(10000n, 19999n, 795n), tier(20000n, 50000n, 995n)],
    },
  ],
};

describe('feeFor', () => {
  test.each([
    ['New York', newYork, 'web', 'card', 1999n, 275n],
    ['New York', newYork, 'web', 'card', 2000n, 375n],
    ['New York', newYork, 'web', 'card', 5000n, 475n],
    ['New York', newYork, 'web', 'card', 30000n, 475n],
    ['New York', newYork, 'web', 'card', 30001n, 'too_much'],
    ['New York', newYork, 'web', 'card', 200n, 175n],
    ['New York', newYork, 'web', 'card', 199n, 'too_little'],
    ['New York', newYork, 'lockbox', 'money_order', 99999n, 0n],
    ['New York', newYork, 'lockbox', 'money_order', 100000n, 'too_much'],
    ['New York', newYork, 'phone', 'card', 2000n, 'not_offered'],
    ['New York', newYork, 'web', 'bank', 2000n, 'not_offered'],
    ['Georgia', georgia, 'web', 'card', 2000n, 350n],
    ['Georgia', georgia, 'web', 'card', 2001n, 500n],
    ['Georgia', georgia, 'web', 'card', 10001n, 650n],
    ['Georgia', georgia, 'web', 'card', 30001n, 'too_much'],
    ['Georgia', georgia, 'cash_network', 'cash', 30001n, 495n],
    ['Washington', washington, 'phone', 'card', 2001n, 895n],
    ['Washington', washington, 'web', 'card', 2001n, 795n],
    ['default', byDefault, 'web', 'card', 1999n, 'too_little'],
    ['default', byDefault, 'web', 'card', 2000n, 395n],
    ['default', byDefault, 'web', 'card', 50000n, 995n],
    ['default', byDefault, 'web', 'card', 50001n, 'too_much'],
    ['default', byDefault, 'web', 'card', 0n, 'too_little'],
    ['default', byDefault, 'web', 'card', -5000n, 'too_little'],
  ] as const)('%s by %3$s: %5$s cents cost %6$s', (_name, schedule, channel, method, amountCents, expected) => {
    const answer = feeFor(schedule, { channel, method, category: 'spendable', amountCents });
    expect(answer.ok ? answer.feeCents : answer.reason).toBe(expected);
  });

  test('a purpose without prices is not offered', () => {
    expect(feeFor(newYork, { channel: 'web', method: 'card', category: 'medical', amountCents: 2000n })).toEqual({
      ok: false,
      reason: 'not_offered',
    });
  });

  test('outside the range it says the range', () => {
    expect(feeFor(byDefault, { channel: 'web', method: 'card', category: 'spendable', amountCents: 1n })).toEqual({
      ok: false,
      reason: 'too_little',
      minCents: 2000n,
      maxCents: 50000n,
    });
  });

  test('every cent between the ends has a price, and two states charge differently for the same amount', () => {
    for (let cents = 200n; cents <= 30000n; cents += 1n) {
      if (!feeFor(newYork, { channel: 'web', method: 'card', category: 'spendable', amountCents: cents }).ok)
        expect.fail(`no fee for ${cents}`);
    }
    const fee = (schedule: FeeSchedule) => feeFor(schedule, { channel: 'web', method: 'card', category: 'spendable', amountCents: 4000n });
    expect(fee(newYork)).not.toEqual(fee(byDefault));
  });
});

describe('cheapestFirst', () => {
  test('free ways come first, and for an amount those that can carry it', () => {
    const ways = (schedule: FeeSchedule, cents?: bigint) => cheapestFirst(schedule, cents).map((line) => line.channel);
    expect(ways(newYork)).toEqual(['lockbox', 'web']);
    expect(ways(georgia, 2000n)).toEqual(['web', 'cash_network']);
    expect(ways(georgia, 2001n)).toEqual(['cash_network', 'web']);
    expect(ways(georgia, 40000n)).toEqual(['cash_network', 'web']);
    expect(ways(newYork, 150n)).toEqual(['lockbox', 'web']);
  });
});

describe('feeScheduleErrors', () => {
  const codes = (...tiers: FeeTier[]) =>
    feeScheduleErrors({ lines: [{ ...spend, channel: 'web', method: 'card', tiers }] }).map((e) => e.code);

  test.each([
    ['tiers that meet', [tier(1n, 10n, 1n), tier(11n, 20n, 2n)], []],
    ['one cent in two tiers', [tier(1n, 10n, 1n), tier(10n, 20n, 2n)], ['directory.tiers_overlap']],
    ['one cent in no tier', [tier(1n, 10n, 1n), tier(12n, 20n, 2n)], ['directory.tiers_leave_a_gap']],
    ['tiers in the wrong order', [tier(11n, 20n, 2n), tier(1n, 10n, 1n)], ['directory.tiers_overlap']],
    ['least above most', [tier(20n, 10n, 1n)], ['directory.tier_upside_down']],
    ['a single cent', [tier(5n, 5n, 1n)], []],
    ['a fee below nothing', [tier(1n, 10n, -1n)], ['directory.negative_fee']],
    ['no fee', [tier(1n, 10n, 0n)], []],
    ['from nothing', [tier(0n, 10n, 1n)], ['directory.tier_below_a_cent']],
    ['no tiers', [], ['directory.no_tiers']],
  ])('%s', (_what, tiers, expected) => {
    expect(codes(...tiers)).toEqual(expected);
  });

  test('a way stands once, and there is at least one', () => {
    expect(feeScheduleErrors({ lines: [] })).toHaveLength(1);
    const [line] = newYork.lines;
    expect(feeScheduleErrors({ lines: [line!, line!] }).map((e) => e.code)).toEqual(['directory.line_twice']);
    expect(feeScheduleErrors({ lines: [line!, { ...line!, category: 'medical' }] })).toEqual([]);
    expect(feeScheduleErrors({ lines: [{ ...line!, channel: 'pigeon' as 'web' }] }).map((e) => e.code)).toEqual(['directory.unknown_way']);
  });

  test('the published samples are whole', () => {
    for (const schedule of [newYork, georgia, washington, byDefault]) expect(feeScheduleErrors(schedule)).toEqual([]);
  });
});

describe('a fee with a share of the amount', () => {
  const share = (percentBasisPoints: number, over: Partial<FeeTier> = {}): FeeTier => ({
    ...tier(1n, 100_000n, 0n),
    percentBasisPoints,
    ...over,
  });

  test.each<[string, FeeTier, bigint, bigint]>([
    ['10 % of $10', share(1000), 1000n, 100n],
    ['10 % of $0.04 is less than half a cent', share(1000), 4n, 0n],
    ['10 % of $0.05 is half a cent, which stays with the customer', share(1000), 5n, 0n],
    ['10 % of $0.06 is more than half a cent', share(1000), 6n, 1n],
    ['10 % of $10.15 is 101.5 cents', share(1000), 1015n, 101n],
    ['2.9 % and 30 cents of $100', share(290, { feeCents: 30n }), 10_000n, 320n],
    ['at least $3', share(1000, { leastCents: 300n }), 1000n, 300n],
    ['above the least', share(1000, { leastCents: 300n }), 5000n, 500n],
    ['no share at all', tier(1n, 10n, 7n), 5n, 7n],
    ['a hundred percent', share(10_000), 12_345n, 12_345n],
  ])('%s', (_what, one, amountCents, expected) => expect(feeOf(one, amountCents)).toBe(expected));

  test('never falls as the amount grows, so the lowest fee stands at a lower end', () => {
    const line = {
      ...spend,
      channel: 'lobby',
      method: 'card',
      tiers: [share(1000, { maxCents: 5000n }), share(500, { minCents: 5001n })],
    } as const;
    for (const one of line.tiers) {
      let before = -1n;
      for (let cents = one.minCents; cents <= 10_000n && cents <= one.maxCents; cents += 1n) {
        expect(feeOf(one, cents)).toBeGreaterThanOrEqual(before);
        before = feeOf(one, cents);
      }
    }
    expect(lowestFee(line)).toBe(0n);
  });

  test.each([-1, 10_001, 1.5, Number.NaN])('a share of %d is refused', (percentBasisPoints) => {
    const lines = [{ ...spend, channel: 'web', method: 'card', tiers: [share(percentBasisPoints)] } as const];
    expect(feeScheduleErrors({ lines }).map(({ code }) => code)).toEqual(['directory.bad_percent']);
  });
});
