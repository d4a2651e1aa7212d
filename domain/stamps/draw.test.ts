import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, draw, type Lot, share } from './draw.ts';

const lot = (order: string, stamps: bigint, priceCents: bigint, drawn = 0n): Lot => ({ order, stamps, priceCents, drawn });

describe('draw', () => {
  it.each([
    ['from the oldest', [lot('a', 5n, 175n), lot('b', 10n, 330n)], 2n, ['a 2 70']],
    ['goes on with the next', [lot('a', 5n, 175n, 4n), lot('b', 10n, 330n)], 3n, ['a 1 35', 'b 2 66']],
    ['leaves out what is empty', [lot('a', 5n, 175n, 5n), lot('b', 10n, 330n)], 10n, ['b 10 330']],
    ['rounds down, and the last one has the rest', [lot('a', 3n, 100n, 2n)], 1n, ['a 1 34']],
    ['what cost nothing', [lot('a', 3n, 0n)], 1n, ['a 1 0']],
  ])('%s', (_name, lots, stamps, expected) => {
    expect(draw(lots, stamps).map((one) => `${one.order} ${one.stamps} ${one.priceCents}`)).toEqual(expected);
  });

  it('draws nothing that was not bought', () => {
    expect(() => draw([lot('a', 5n, 175n, 3n)], 3n)).toThrow('1 stamps more');
  });

  it('however a pack is drawn, its parts add up to its price and none is below zero', () => {
    const pack = fc.record({
      price: fc.bigInt({ min: 0n, max: 100_000n }),
      parts: fc.array(fc.bigInt({ min: 1n, max: 30n }), { minLength: 1, maxLength: 30 }),
    });
    fc.assert(
      fc.property(pack, ({ price, parts }) => {
        const stamps = parts.reduce((sum, part) => sum + part, 0n);
        let drawn = 0n;
        let cents = 0n;
        for (const part of parts) {
          const worth = share(price, { stamps, drawn }, part);
          expect(worth >= 0n).toBe(true);
          drawn += part;
          cents += worth;
        }
        expect(cents).toBe(price);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('choose', () => {
  it.each([
    ['the reply stamp pays all, whatever else there is', { reply: 'r', monthly: 4n, own: 9n }, 3n, 'r 0 0'],
    ['what was given this month first', { reply: null, monthly: 4n, own: 9n }, 3n, 'null 3 0'],
    ['then his own', { reply: null, monthly: 1n, own: 9n }, 3n, 'null 1 2'],
    ['his own alone', { reply: null, monthly: 0n, own: 3n }, 3n, 'null 0 3'],
    ['too few together', { reply: null, monthly: 1n, own: 1n }, 3n, 'too few'],
    ['none', { reply: null, monthly: 0n, own: 0n }, 1n, 'too few'],
  ])('%s', (_name, purse, stamps, expected) => {
    const chosen = choose(purse, stamps);
    expect(chosen ? `${chosen.reply} ${chosen.monthly} ${chosen.own}` : 'too few').toBe(expected);
  });
});
