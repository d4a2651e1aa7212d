import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type DeductionRule, deductionRulesErrors, deductionsOn, noticeDaysFor, roundings } from './deductions.ts';

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

  // California: half of a deposit goes to restitution, and a tenth of what was taken to whoever collects it (15 CCR § 3097).
  const california = [
    rule({ percentBasisPoints: 5000, untilPaid: true }),
    rule({ percentBasisPoints: 1000, of: 'deduction_before', when: 'always' }),
  ];
  // Pennsylvania, Act 84: 20 of 100 until 2020, 25 since, until what the court ordered is paid (42 Pa.C.S. § 9728(b)(5)).
  const act84 = (percentBasisPoints: number) => [rule({ percentBasisPoints, untilPaid: true, exempt: ['medical'] })];
  test.each([
    ['CA, nobody says what is owed', california, 10000n, null, [4500n, 10000n]],
    ['CA, owes enough', california, 10000n, 50000n, [4500n, 4500n]],
    ['CA, owes just that', california, 10000n, 5000n, [4500n, 4500n]],
    ['CA, owes less', california, 10000n, 3000n, [6700n, 6700n]],
    ['CA, owes nothing', california, 10000n, 0n, [10000n, 10000n]],
    ['CA, send 50', california, 5000n, 50000n, [2250n, 2250n]],
    ['PA before the change', act84(2000), 10000n, 50000n, [8000n, 8000n]],
    ['PA since', act84(2500), 10000n, 50000n, [7500n, 7500n]],
    ['PA, the last ten dollars', act84(2500), 10000n, 1000n, [9000n, 9000n]],
    ['PA, nobody says', act84(2500), 10000n, null, [7500n, 10000n]],
    ['only from 50 dollars of debt on', [rule({ percentBasisPoints: 5000, owedFromCents: 5000n })], 10000n, 4999n, [10000n, 10000n]],
    ['from 50 dollars of debt on', [rule({ percentBasisPoints: 5000, owedFromCents: 5000n })], 10000n, 5000n, [5000n, 5000n]],
    ['two debts are paid in their order', [...act84(8000), ...act84(8000)], 10000n, 9000n, [1000n, 1000n]],
    ['the most from one deposit', [rule({ percentBasisPoints: 5000, mostCents: 600n })], 10000n, null, [9400n, 10000n]],
    ['a share of what a cap left', [rule({ percentBasisPoints: 5000, mostCents: 600n }), california[1]!], 10000n, null, [9340n, 10000n]],
  ] as const)('%s', (_what, rules, amount, owed, [atLeast, atMost]) => {
    const range = deductionsOn({ rules, rounding: 'nearest' }, 'spendable', amount, owed);
    expect([range.atLeastCents, range.atMostCents]).toEqual([atLeast, atMost]);
  });

  test('the order decides', () => {
    const [half, fifty] = [rule({ percentBasisPoints: 5000, of: 'rest' }), rule({ fixedCents: 50n })];
    const arrives = (...rules: DeductionRule[]) => deductionsOn({ rules }, 'spendable', 10000n).atLeastCents;
    expect([arrives(half, fifty), arrives(fifty, half)]).toEqual([4950n, 4975n]);
  });

  test.each([
    [undefined, [1799n, 1800n]],
    ['up', [1799n, 1799n]],
    ['down', [1800n, 1800n]],
    ['nearest', [1799n, 1799n]],
  ] as const)('part of a cent, rounded %s', (rounding, [atLeast, atMost]) => {
    const tenth = rule({ percentBasisPoints: 1000, when: 'always' });
    const range = deductionsOn({ rules: [tenth], ...(rounding ? { rounding } : {}) }, 'spendable', 1999n);
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
        mostCents: fc.option(fc.bigInt({ min: 1n, max: 5_000n })),
        owedFromCents: fc.option(fc.bigInt({ min: 1n, max: 50_000n })),
        untilPaid: fc.boolean(),
      })
      .map((over) => rule(over as Partial<DeductionRule>));
    const anyAmount = fc.bigInt({ min: 0n, max: 1_000_000n });
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 5 }),
        anyAmount,
        fc.option(anyAmount),
        fc.option(fc.constantFrom(...roundings)),
        (...any) => {
          const [rules, amount, owed, rounding] = any;
          const range = deductionsOn({ rules, rounding }, 'spendable', amount, owed);
          const taken = range.taken.reduce((sum, t) => sum + t.upToCents, 0n);
          expect(range.atLeastCents >= 0n && range.atLeastCents <= range.atMostCents && range.atMostCents <= amount).toBe(true);
          expect(taken + range.atLeastCents).toBe(amount);
        },
      ),
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
    ['a debt of everybody', [rule({ percentBasisPoints: 1, when: 'always', untilPaid: true })], ['directory.debt_not_always']],
    ['at most nothing', [rule({ percentBasisPoints: 1, mostCents: 0n })], ['directory.takes_nothing']],
    ['only English', [rule({ percentBasisPoints: 1, wording: { en: 'x', es: '' } })], ['directory.words_missing']],
  ] as const)('%s', (_what, rules, expected) => {
    expect(deductionRulesErrors({ rules }).map((e) => e.code)).toEqual(expected);
  });
});

describe('noticeDaysFor', () => {
  const told = { rules: [surcharges], noticeDays: 30 };
  test.each([
    ['the first rules', [], told, 0],
    ['other words', [told], { ...told, rules: [{ ...surcharges, wording: { en: 'New words', es: 'Otras palabras' } }] }, 0],
    ['a higher share', [told], { ...told, rules: [{ ...surcharges, percentBasisPoints: 2500 }] }, 30],
    ['an exemption less', [{ ...told, rules: [{ ...surcharges, exempt: ['medical'] }] }], told, 30],
    ['a shorter notice', [told], { ...told, noticeDays: 0 }, 30],
    ['after a shorter notice that has not begun', [told, { ...told, noticeDays: 0 }], { rules: [perDeposit], noticeDays: 0 }, 30],
    ['where none is promised', [{ rules: [surcharges] }], { rules: [perDeposit] }, 0],
  ] as const)('%s', (_what, before, next, days) => {
    expect(noticeDaysFor(before, next)).toBe(days);
  });
});
