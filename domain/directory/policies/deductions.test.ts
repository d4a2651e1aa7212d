import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type DeductionRule, deductionRulesErrors, deductionsOn } from './deductions.ts';

const rule = (over: Partial<DeductionRule> = {}): DeductionRule => ({
  name: { en: 'Debts', es: 'Deudas' },
  percentBasisPoints: 0,
  fixedCents: 0n,
  of: 'deposit',
  when: 'if_owed',
  cap: null,
  exempt: [],
  legalCite: 'Rule 1',
  wording: { en: 'Up to 20 of every 100 dollars.', es: 'Hasta 20 de cada 100 dólares.' },
  ...over,
});
const surcharges = rule({ percentBasisPoints: 2000 });
const perDeposit = rule({ fixedCents: 50n, when: 'always' });
const canteen = rule({ percentBasisPoints: 100 });
const restitution = rule({ percentBasisPoints: 5000 });
const administration = rule({ percentBasisPoints: 1000, of: 'deduction_before' });

describe('deductionsOn', () => {
  test.each([
    ['no rules', [], 4000n, 4000n, 4000n],
    ['up to 20 of 100', [surcharges], 4000n, 3200n, 4000n],
    ['50 cents of every deposit, 1 of 100 at times', [perDeposit, canteen], 4000n, 3910n, 3950n],
    ['half, and a tenth of that half', [restitution, administration], 10000n, 4500n, 10000n],
    ['a share of what is left', [restitution, rule({ percentBasisPoints: 5000, of: 'rest' })], 10000n, 2500n, 10000n],
    ['never more than there is', [rule({ percentBasisPoints: 8000 }), rule({ percentBasisPoints: 8000 })], 10000n, 0n, 10000n],
    ['a fixed sum above the deposit', [perDeposit], 30n, 0n, 0n],
    ['part of a cent counts against what arrives', [surcharges], 2001n, 1600n, 2001n],
    ['part of a cent always taken', [rule({ percentBasisPoints: 100, when: 'always' })], 2050n, 2029n, 2030n],
  ] as const)('%s', (_what, rules, amount, atLeast, atMost) => {
    const range = deductionsOn({ rules }, 'spendable', amount);
    expect([range.atLeastCents, range.atMostCents]).toEqual([atLeast, atMost]);
  });

  test('what it says of each rule adds up', () => {
    const { taken } = deductionsOn({ rules: [restitution, administration] }, 'spendable', 10000n);
    expect(taken.map((t) => t.upToCents)).toEqual([5000n, 500n]);
  });

  test('an exempt purpose arrives whole', () => {
    const rules = { rules: [{ ...surcharges, exempt: ['medical'] as const }] };
    expect(deductionsOn(rules, 'medical', 4000n)).toEqual({ taken: [], atLeastCents: 4000n, atMostCents: 4000n });
    expect(deductionsOn(rules, 'spendable', 4000n).atLeastCents).toBe(3200n);
  });

  test('for any rules and amount: 0 ≤ at least ≤ at most ≤ amount, and the parts make the whole', () => {
    const anyRule = fc
      .record({
        percentBasisPoints: fc.integer({ min: 0, max: 10_000 }),
        fixedCents: fc.bigInt({ min: 0n, max: 10_000n }),
        of: fc.constantFrom('deposit', 'rest', 'deduction_before'),
        when: fc.constantFrom('always', 'if_owed'),
      })
      .map((over) => rule(over as Partial<DeductionRule>));
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 5 }), fc.bigInt({ min: 0n, max: 1_000_000n }), (rules, amount) => {
        const range = deductionsOn({ rules }, 'spendable', amount);
        const taken = range.taken.reduce((sum, t) => sum + t.upToCents, 0n);
        expect(range.atLeastCents >= 0n && range.atLeastCents <= range.atMostCents && range.atMostCents <= amount).toBe(true);
        expect(taken + range.atLeastCents).toBe(amount);
      }),
    );
  });
});

describe('deductionRulesErrors', () => {
  test.each([
    ['good', [surcharges], []],
    ['none at all', [], []],
    ['more than everything', [rule({ percentBasisPoints: 10_001 })], ['directory.bad_percent']],
    ['half a basis point', [rule({ percentBasisPoints: 0.5 })], ['directory.bad_percent']],
    ['nothing', [rule()], ['directory.takes_nothing']],
    ['a share of nothing before', [administration], ['directory.nothing_before']],
    ['no law', [rule({ percentBasisPoints: 1, legalCite: ' ' })], ['directory.no_legal_cite']],
    ['only English', [rule({ percentBasisPoints: 1, wording: { en: 'x', es: '' } })], ['directory.words_missing']],
  ] as const)('%s', (_what, rules, expected) => {
    expect(deductionRulesErrors({ rules }).map((e) => e.code)).toEqual(expected);
  });
});
