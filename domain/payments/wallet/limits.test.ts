import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_LEAST_CENTS, planRefund, splitPrice, whatIsWrongWithFill } from './limits.ts';

describe('what may be added', () => {
  it.each([
    [499n, 0n, 'payments.fill_too_little'],
    [500n, 0n, undefined],
    [50_000n, 0n, undefined],
    [50_001n, 0n, 'payments.fill_too_much'],
    [50_000n, 50_000n, undefined],
    [50_000n, 50_001n, 'payments.fill_over_day'],
    [500n, 99_500n, undefined],
    [500n, 99_501n, 'payments.fill_nothing_left'],
  ])('%s cents after %s in a day: %s', (amount, day, code) => {
    expect(whatIsWrongWithFill(amount, day)?.code).toBe(code);
  });
});

describe('how a price is shared', () => {
  it.each([
    [4395n, 5000n, { walletCents: 4395n, cardCents: 0n }],
    [4395n, 4395n, { walletCents: 4395n, cardCents: 0n }],
    [4395n, 4394n, { walletCents: 4345n, cardCents: 50n }],
    [4395n, 1200n, { walletCents: 1200n, cardCents: 3195n }],
    [4395n, 0n, null],
    [50n, 49n, null],
  ])('%s with %s in the wallet', (total, available, split) => {
    expect(splitPrice(total, available)).toEqual(split);
  });

  it('always adds up, never takes more than is there, never leaves the card too little', () => {
    const cents = fc.bigInt({ min: 1n, max: 60_000n });
    fc.assert(
      fc.property(cents, fc.bigInt({ min: 0n, max: 60_000n }), (total, available) => {
        const split = splitPrice(total, available);
        if (split === null) return;
        expect(split.walletCents + split.cardCents).toBe(total);
        expect(split.walletCents).toBeLessThanOrEqual(available);
        expect(split.cardCents === 0n || split.cardCents >= CARD_LEAST_CENTS).toBe(true);
      }),
    );
  });
});

describe('where a balance goes back', () => {
  it('takes the newest payment first, none beyond what is left of it', () => {
    const sources = [
      { payment: 'new', leftCents: 2000n },
      { payment: 'spent', leftCents: 0n },
      { payment: 'old', leftCents: 5000n },
    ];
    const parts = (cents: bigint) => planRefund(cents, sources).parts.map(({ source, cents: part }) => [source.payment, part]);
    expect(parts(1500n)).toEqual([['new', 1500n]]);
    expect(parts(2500n)).toEqual([
      ['new', 2000n],
      ['old', 500n],
    ]);
    expect(planRefund(8000n, sources).leftCents).toBe(1000n);
  });
});
