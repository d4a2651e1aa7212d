import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { dayCounts, firstUsableDay, heldInstruments, holdRuleFor, type HoldRule, holdRulesErrors, holdsOn, instruments } from './holds.ts';
import { isBusinessDay } from './posting-calendar.ts';

const rule = (over: Partial<HoldRule> = {}): HoldRule => ({
  instrument: 'any',
  fromCents: 0n,
  days: 7,
  count: 'business',
  legalCite: '103 CMR 405.10',
  ...over,
});
const calendar = { businessDays: [1, 2, 3, 4, 5], holidays: ['2026-11-26'] };

describe('which rule decides', () => {
  const big = rule({ instrument: 'card', fromCents: 20_000n, days: 30 });
  const small = rule({ instrument: 'card', fromCents: 5_000n, days: 3 });
  const rest = rule({ fromCents: 10_000n, days: 1 });
  const trusted = rule({ instrument: 'wallet', days: 0 });
  test.each([
    ['a cent below', [big], 'card', 19_999n, null],
    ['at the very amount', [big], 'card', 20_000n, 30],
    ['the first that fits, though a later one asks for more', [small, big], 'card', 20_000n, 3],
    ['the larger amount first', [big, small], 'card', 20_000n, 30],
    ['the next one below it', [big, small], 'card', 19_999n, 3],
    ['another instrument is not asked', [big, small], 'wallet', 90_000n, null],
    ['"any" is asked of both', [big, rest], 'wallet', 10_000n, 1],
    ['no days at all stop the search', [trusted, rest], 'wallet', 90_000n, 0],
    ['no rules', [], 'card', 90_000n, null],
  ] as const)('%s', (_what, rules, instrument, amount, days) =>
    expect(holdRuleFor({ rules }, instrument, amount)?.days ?? null).toBe(days),
  );
});

describe('from which day', () => {
  test.each([
    ['calendar days', 'calendar', 30, '2026-11-23', '2026-12-23'],
    ['over the end of February', 'calendar', 1, '2027-02-28', '2027-03-01'],
    ['business days over a weekend', 'business', 1, '2026-11-20', '2026-11-23'],
    ['sent on a Saturday: Monday is the first', 'business', 1, '2026-11-21', '2026-11-23'],
    ['over Thanksgiving and the weekend behind it', 'business', 3, '2026-11-24', '2026-11-30'],
    ['over a new year', 'business', 2, '2026-12-31', '2027-01-04'],
    ['none', 'business', 0, '2026-11-21', '2026-11-21'],
  ] as const)('%s', (_what, count, days, day, from) => expect(firstUsableDay({ days, count }, calendar, day)).toBe(from));

  test('the day is the facility’s, not London’s', () => {
    const late = new Date('2026-11-24T04:30:00Z');
    expect(firstUsableDay({ days: 1, count: 'calendar' }, calendar, localTime(late, 'America/New_York').day)).toBe('2026-11-24');
    expect(firstUsableDay({ days: 1, count: 'calendar' }, calendar, localTime(late, 'Pacific/Guam').day)).toBe('2026-11-25');
  });

  test('what is over when the money posts is no hold', () => {
    const deposit = { amountCents: 4000n, day: '2026-11-23', postsOn: '2026-11-24' };
    const on = (days: number) => holdsOn({ rules: [rule({ instrument: 'card', days, count: 'calendar' })] }, calendar, deposit);
    expect([on(0), on(1)]).toEqual([{}, {}]);
    expect(on(2)).toEqual({ card: { from: '2026-11-25', days: 2, count: 'calendar', legalCite: '103 CMR 405.10' } });
  });

  test('whatever the rules: one of them decides, business days are open, and more days are never sooner', () => {
    const anyRule = fc.record({
      instrument: fc.constantFrom(...heldInstruments),
      fromCents: fc.bigInt(0n, 100_000n),
      days: fc.integer({ min: 0, max: 60 }),
      count: fc.constantFrom(...dayCounts),
      legalCite: fc.constant('Rule 1'),
    });
    const asked = fc.tuple(fc.array(anyRule, { maxLength: 5 }), fc.constantFrom(...instruments), fc.bigInt(1n, 100_000n), fc.nat(700));
    fc.assert(
      fc.property(asked, ([rules, instrument, amountCents, after]) => {
        const day = dayAfter('2026-01-01', after);
        const found = holdRuleFor({ rules }, instrument, amountCents);
        const fits = rules.filter((one) => one.fromCents <= amountCents);
        expect(found).toBe(fits.find((one) => one.instrument === 'any' || one.instrument === instrument) ?? null);
        if (found === null) return;
        const from = firstUsableDay(found, calendar, day);
        expect(from <= firstUsableDay({ ...found, days: found.days + 1 }, calendar, day)).toBe(true);
        if (found.count === 'business' && found.days > 0) expect(isBusinessDay(calendar, from)).toBe(true);
        const held = holdsOn({ rules }, calendar, { amountCents, day, postsOn: day })[instrument];
        expect(held?.from ?? day).toBe(from);
      }),
    );
  });
});

describe('what makes no sense', () => {
  test.each([
    ['nothing is held', [], []],
    ['the large amount first', [rule({ fromCents: 20_000n, days: 30 }), rule()], []],
    ['never reached behind a lower one', [rule(), rule({ fromCents: 20_000n })], ['rules.1.instrument directory.hold_never_reached']],
    ['reached by the other instrument', [rule({ instrument: 'card' }), rule({ fromCents: 20_000n })], []],
    [
      'both are taken already',
      [rule({ instrument: 'card' }), rule({ instrument: 'wallet' }), rule()],
      ['rules.2.instrument directory.hold_never_reached'],
    ],
    ['no law named', [rule({ legalCite: ' ' })], ['rules.0.cite directory.no_legal_cite']],
    [
      'less than nothing, and too long',
      [rule({ fromCents: -1n, days: 61 })],
      ['rules.0.from directory.negative_fee', 'rules.0.days directory.bad_count'],
    ],
  ])('%s', (_what, rules, wrong) => expect(holdRulesErrors({ rules }).map(({ field, code }) => `${field} ${code}`)).toEqual(wrong));
});
