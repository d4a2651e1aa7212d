import { describe, expect, test } from 'vitest';
import { hasWords } from '#words/index.ts';
import { coreAgencies } from './agencies.ts';
import { moreAgencies } from './more-agencies.ts';

describe.each([...coreAgencies, ...moreAgencies].map((one) => [one.agency.slug, one.policies] as const))('%s', (_slug, policies) => {
  test('every way of sending and every purpose has a name', () => {
    const names = policies.feeSchedule.lines.flatMap((line) => [
      `directory.way.${line.channel}.${line.method}`,
      `directory.category.${line.category}`,
    ]);
    expect(names.filter((name) => !hasWords(name))).toEqual([]);
  });

  test('every way has its days and its limits', () => {
    const ways = new Set(policies.feeSchedule.lines.map((line) => line.channel));
    expect([...ways].filter((way) => policies.posting.delayDays[way] === undefined)).toEqual([]);
    expect([...ways].filter((way) => !policies.limits.lines.some(({ channel }) => channel === way || channel === 'any'))).toEqual([]);
  });

  test('a rule about debts says that it may be taken, not that it is', () => {
    const sure = policies.deductions.rules.filter((rule) => rule.when === 'if_owed').map((rule) => rule.wording);
    expect(sure.filter(({ en, es }) => !/\bmay be taken\b/.test(en) || !/\bpueden quitar\b/.test(es))).toEqual([]);
  });
});
