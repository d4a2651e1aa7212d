import { describe, expect, it } from 'vitest';
import { FACT_KINDS, type FactKind, hasEnded, keyStillHolds, linesAddUp, nextLook, type PaymentState, stateOf } from './payment.ts';

describe('stateOf', () => {
  const cases: [FactKind[], PaymentState][] = [
    [[], 'starting'],
    [['opened'], 'open'],
    [['unknown'], 'unknown'],
    [['unknown', 'resolved'], 'starting'],
    [['unknown', 'resolved', 'opened'], 'open'],
    [['opened', 'declined'], 'open'],
    [['opened', 'declined', 'captured'], 'paid'],
    [['opened', 'expired'], 'expired'],
    [['failed'], 'failed'],
    [['opened', 'mismatch'], 'mismatch'],
    [['mismatch', 'captured'], 'paid'],
    [['expired', 'captured'], 'paid'],
    [['captured', 'dispute_opened', 'refunded'], 'paid'],
    [['captured', 'costed'], 'paid'],
  ];
  it.each(cases)('%j is %s', (kinds, state) => {
    expect(stateOf(kinds)).toBe(state);
  });

  it('does not depend on the order of the facts', () => {
    for (const [kinds, state] of cases) expect(stateOf([...kinds].reverse())).toBe(state);
  });

  it('never forgets money taken, whatever else was said', () => {
    for (const kind of FACT_KINDS) expect(hasEnded(stateOf(['captured', kind]))).toBe(true);
  });
});

describe('keyStillHolds', () => {
  const start = new Date('2026-11-21T12:00:00Z');
  const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
  it.each([
    [0, 0, true],
    [22.9, 0, true],
    [23, 0, false],
    [0, 23, false],
    [0, 22.9, true],
    [48, 0, false],
    [23.5, -5, false],
  ])('%s h real, %s h business: %s', (real, business, holds) => {
    expect(keyStillHolds({ calledAt: start, createdAt: start }, after(real), after(business))).toBe(holds);
  });
});

describe('nextLook', () => {
  it('asks within a minute at first and every ten minutes at last', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const minutes = [0, 1, 2, 3, 4, 40].map((tries) => (nextLook(tries, now).getTime() - now.getTime()) / 60_000);
    expect(minutes).toEqual([1, 2, 4, 8, 10, 10]);
  });
});

describe('linesAddUp', () => {
  it.each([
    ['40.00 and 3.75', [4000n, 375n], 4375n, true],
    ['a cent too few', [4000n, 375n], 4376n, false],
    ['no fee', [4375n, 0n], 4375n, true],
    ['a discount line', [4400n, -25n], 4375n, false],
    ['no lines', [], 0n, false],
  ])('%s', (_name, amounts, total, fits) => {
    expect(
      linesAddUp(
        amounts.map((amountCents, i) => ({ name: `line ${i}`, amountCents })),
        total,
      ),
    ).toBe(fits);
  });
});
