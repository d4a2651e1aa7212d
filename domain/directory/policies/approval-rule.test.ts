import { describe, expect, test } from 'vitest';
import { type ApprovalRule, approvalRuleErrors, openRule } from './approval-rule.ts';

describe('a rule', () => {
  test('of nothing at all makes sense', () => {
    expect(approvalRuleErrors(openRule)).toEqual([]);
  });

  const table: [string, Partial<ApprovalRule>, string, string][] = [
    ['by an unknown one', { money: { by: 'king' as 'clerk', graceDays: 0, validDays: null } }, 'money.by', 'choose_one'],
    ['grace below zero', { mail: { by: 'clerk', graceDays: -1, validDays: null } }, 'mail.graceDays', 'bad_number_of_days'],
    ['half a day of grace', { mail: { by: 'clerk', graceDays: 0.5, validDays: null } }, 'mail.graceDays', 'bad_number_of_days'],
    ['grace for ever', { mail: { by: 'clerk', graceDays: 366, validDays: null } }, 'mail.graceDays', 'bad_number_of_days'],
    ['an approval of no day', { visits: { by: 'clerk', graceDays: 0, validDays: 0 } }, 'visits.validDays', 'bad_number_of_days'],
    ['no reason to give', { reasons: [] }, 'reasons', 'no_reasons'],
    ['a reason in one language', { reasons: [{ code: 'a', en: 'Yes', es: ' ' }] }, 'reasons.0', 'words_missing'],
    [
      'a reason twice',
      {
        reasons: [
          { code: 'a', en: 'x', es: 'x' },
          { code: 'a', en: 'y', es: 'y' },
        ],
      },
      'reasons.1',
      'bad_reason_code',
    ],
    ['a reason without a name', { reasons: [{ code: 'No!', en: 'x', es: 'x' }] }, 'reasons.0', 'bad_reason_code'],
    ['places below zero', { moneyOnly: { visitorsOnly: false, names: -1 } }, 'moneyOnly.names', 'bad_number_of_days'],
    [
      'visitors only, where nobody approves visitors',
      { moneyOnly: { visitorsOnly: true, names: 2 } },
      'moneyOnly.visitorsOnly',
      'visitors_need_approval',
    ],
    ['a wait of text', { askAgainDays: '3' as unknown as number }, 'askAgainDays', 'bad_number_of_days'],
    ['an unknown word on moves', { moved: 'maybe' as 'keep' }, 'moved', 'choose_one'],
    ['an unknown word on releases', { released: 'maybe' as 'keep' }, 'released', 'choose_one'],
  ];
  test.each(table)('with %s is refused at its field', (_what, over, field, code) => {
    expect(approvalRuleErrors({ ...openRule, ...over })).toEqual([expect.objectContaining({ field, code: `directory.${code}` })]);
  });

  test('the ends of the ranges are allowed', () => {
    const days = { by: 'both' as const, graceDays: 365, validDays: 3650 };
    expect(approvalRuleErrors({ ...openRule, money: days, visits: { ...days, validDays: 1 }, askAgainDays: 0 })).toEqual([]);
  });
});
