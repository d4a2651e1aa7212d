import { expect, test } from 'vitest';
import type { FeeSchedule, PostingCalendar } from '#domain/directory/index.ts';
import { cardRange, onceNotThrice, waysFor } from './ways.ts';

const schedule: FeeSchedule = {
  lines: [
    {
      channel: 'web',
      method: 'card',
      category: 'spendable',
      tiers: [
        { minCents: 2000n, maxCents: 4999n, feeCents: 395n },
        { minCents: 5000n, maxCents: 50000n, feeCents: 595n },
      ],
    },
    { channel: 'web', method: 'card', category: 'restitution', tiers: [{ minCents: 1n, maxCents: 50000n, feeCents: 100n }] },
    { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: [{ minCents: 1n, maxCents: 99999n, feeCents: 0n }] },
  ],
};
const calendar: PostingCalendar = {
  businessDays: [1, 2, 3, 4, 5],
  cutOff: '16:00',
  doneBy: '17:00',
  delayDays: { web: 1, lockbox: 9 },
  holidays: [],
};
const since = new Date('2026-07-01T12:00:00Z');
const policies = {
  feeSchedule: { id: 'pol_1', effectiveFrom: since, body: schedule },
  posting: { id: 'pol_2', effectiveFrom: since, body: calendar },
};
const now = new Date('2026-11-18T15:00:00Z'); // a Wednesday
const zone = 'America/New_York';

test('the free way first, and the slowest way has the longest line', () => {
  const ways = waysFor(policies, 5000n, now, zone);
  expect(ways.map((way) => [way.channel, way.feeCents])).toEqual([
    ['lockbox', 0n],
    ['web', 595n],
  ]);
  expect(ways[0]?.share).toBe(100);
  expect(ways[1]?.share).toBeLessThan(20);
  expect(ways[1]?.by?.toISOString()).toBe('2026-11-19T22:00:00.000Z');
});

test('a way that can’t carry the amount, and money for other purposes, stay out', () => {
  expect(waysFor(policies, 1999n, now, zone).map((way) => way.channel)).toEqual(['lockbox']);
  expect(waysFor(policies, 100000n, now, zone)).toEqual([]);
});

test('once is cheaper than three times only where the prices say so', () => {
  expect(onceNotThrice(schedule, 2000n)).toEqual({ partCents: 2000n, wholeCents: 6000n, threeCents: 1185n, oneCents: 595n });
  expect(onceNotThrice(schedule, 1000n)).toBeNull();
  expect(onceNotThrice(schedule, 20000n)).toBeNull();
  expect(onceNotThrice({ lines: [] }, 2000n)).toBeNull();
});

test('the range is the card’s', () => {
  expect(cardRange(schedule)).toEqual({ minCents: 2000n, maxCents: 50000n });
  expect(cardRange({ lines: [] })).toBeNull();
});
