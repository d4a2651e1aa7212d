import { describe, expect, test } from 'vitest';
import type { DeductionRule, FeeLine, FeeSchedule } from '#domain/directory/index.ts';
import { effectsOf } from './preview.ts';

const reader = { lang: 'en', timeZone: 'America/New_York', now: new Date('2026-11-21T12:00:00Z') } as const;
const line = (fees: readonly [bigint, bigint, bigint][], channel: FeeLine['channel'] = 'web'): FeeLine => ({
  channel,
  method: 'card',
  category: 'spendable',
  tiers: fees.map(([minCents, maxCents, feeCents]) => ({ minCents, maxCents, feeCents })),
});
const effects = (before: FeeSchedule | null, after: FeeSchedule) => effectsOf('fee_schedule', before, after, reader);

describe('what a new price table does', () => {
  const web: [bigint, bigint, bigint][] = [
    [100n, 1999n, 395n],
    [2000n, 30_000n, 595n],
  ];
  const now = { lines: [line(web), line(web, 'phone')] };

  test('amounts of one way with the same price before and after stand together', () => {
    const after = {
      lines: [
        line([
          [100n, 1999n, 350n],
          [2000n, 30_000n, 595n],
        ]),
        line(web, 'phone'),
      ],
    };
    const told = effects(now, after);
    expect(told).toHaveLength(4);
    const changed = told.filter(({ isChanged }) => isChanged);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ before: '$3.95', after: '$3.50' });
    expect(changed[0]!.what).toContain('$5.00, $10.00, and $19.99: ');
  });

  test('the same table changes nothing, and says each price once', () => {
    const told = effects(now, now);
    expect(told.map(({ isChanged }) => isChanged)).toEqual([false, false, false, false]);
  });

  test('a way that ends, and one that begins, are changes', () => {
    const told = effects(now, { lines: [line(web), line([[100n, 30_000n, 0n]], 'cash_network')] });
    const changed = told.filter(({ isChanged }) => isChanged).map(({ before, after }) => [before, after]);
    expect(changed).toEqual([
      ['$3.95', 'Not possible'],
      ['$5.95', 'Not possible'],
      ['Not possible', '$0.00'],
    ]);
    expect(effects(null, now).every(({ isChanged }) => isChanged)).toBe(true);
  });
});

describe('what new rules about deductions do', () => {
  const rule: DeductionRule = {
    name: { en: 'Canteen', es: 'Tienda' },
    percentBasisPoints: 250,
    fixedCents: 0n,
    of: 'rest',
    when: 'if_owed',
    cap: null,
    exempt: [],
    legalCite: 'Rule 1',
    wording: { en: 'Up to 2.50 of 100.', es: 'Hasta 2.50 de 100.' },
  };
  const changes = (before: DeductionRule[], after: DeductionRule[]) =>
    effectsOf('deductions', { rules: before }, { rules: after }, reader)
      .filter(({ isChanged }) => isChanged)
      .map(({ what, before: was, after: is }) => [what, was, is]);

  test.each([
    ['exempt purposes', { exempt: ['medical', 'education'] }, ['Rule 1: Not taken from money for', 'None', 'Health and School']],
    ['the law', { legalCite: 'Rule 2' }, ['Rule 1: Law or rule', 'Rule 1', 'Rule 2']],
    ['a cap above the samples', { mostCents: 50_000n }, ['Rule 1: The most from one deposit', 'None', '$500.00']],
    [
      'what families read',
      { wording: { ...rule.wording, es: 'Hasta 3.' } },
      ['Rule 1: What families read, in Spanish', 'Hasta 2.50 de 100.', 'Hasta 3.'],
    ],
  ] as const)('shows a change of %s, although no sum moves', (_what, over, row) => {
    expect(changes([rule], [{ ...rule, ...over }])).toEqual([row]);
  });

  test('shows another order, and of a new rule each part', () => {
    const other = { ...rule, name: { en: 'Court', es: 'Corte' } };
    expect(changes([rule, other], [other, rule]).map(([what]) => what)).toEqual([
      'Rule 1: Name in English',
      'Rule 1: Name in Spanish',
      'Rule 2: Name in English',
      'Rule 2: Name in Spanish',
    ]);
    const fresh = changes([], [rule]);
    expect(fresh).toContainEqual(['Rule 1: Percent', 'None', '2.5']);
    expect(fresh).toContainEqual(['Rule 1: When?', 'None', 'Only if the person owes it']);
  });
});
