import { describe, expect, test } from 'vitest';
import { type ApprovalRule, openRule } from '../policies/approval-rule.ts';
import { approvalEnds, type AskFacts, DAY_MS, hasRoomForMoneyOnly, mayAsk, mayUse, type UseFacts } from './may-use.ts';

const now = new Date('2026-11-21T15:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
const clerk: ApprovalRule = {
  ...openRule,
  money: { by: 'clerk', graceDays: 0, validDays: null },
  visits: { by: 'clerk', graceDays: 0, validDays: null },
};
const withGrace = (graceDays: number): ApprovalRule => ({ ...clerk, money: { ...clerk.money, graceDays } });
const onePerson: ApprovalRule = { ...openRule, onePerson: { on: true } };
const ask = (state: AskFacts['state'], over: Partial<AskFacts> = {}): AskFacts => ({
  service: 'money',
  state,
  at: ago(5),
  validUntil: null,
  facilityId: state === 'approved' ? 'fac_here' : null,
  ...over,
});
const facts = (over: Partial<UseFacts> = {}): UseFacts => ({
  now,
  rule: clerk,
  facilityId: 'fac_here',
  arrivedAt: ago(400),
  newSince: ago(400),
  asks: [],
  restricted: false,
  barredUntil: null,
  blocked: false,
  tiedElsewhere: false,
  ...over,
});

describe('may money be sent', () => {
  const yes = ask('approved');
  const table: [string, Partial<UseFacts>, string][] = [
    ['nobody’s yes is needed', { rule: openRule }, 'open'],
    ['not asked', {}, 'not_asked'],
    ['asked', { asks: [ask('waiting')] }, 'waiting'],
    ['approved', { asks: [yes] }, 'approved'],
    ['approved for visits only', { asks: [ask('approved', { service: 'visits' })] }, 'not_asked'],
    ['denied', { asks: [ask('denied')] }, 'denied'],
    ['denied, then approved', { asks: [yes, ask('denied', { at: ago(40) })] }, 'approved'],
    ['taken back by the customer', { asks: [ask('withdrawn')] }, 'ended'],
    ['taken back by the agency', { asks: [ask('revoked')] }, 'ended'],
    ['run out, written down', { asks: [ask('expired')] }, 'ended'],
    ['run out this moment, not yet written down', { asks: [ask('approved', { validUntil: now })] }, 'ended'],
    ['one millisecond left', { asks: [ask('approved', { validUntil: new Date(now.getTime() + 1) })] }, 'approved'],
    ['asked anew while the old approval holds', { asks: [ask('waiting'), yes] }, 'approved'],
    ['asked anew after it ran out', { asks: [ask('waiting'), ask('expired')] }, 'waiting'],
    ['new in the agency', { rule: withGrace(60), newSince: ago(59) }, 'grace'],
    ['nobody knows since when he is there', { rule: withGrace(60), newSince: null, arrivedAt: ago(1) }, 'not_asked'],
    ['the last moment of grace', { rule: withGrace(60), newSince: new Date(ago(60).getTime() + 1) }, 'grace'],
    ['grace is over to the moment', { rule: withGrace(60), newSince: ago(60) }, 'not_asked'],
    ['a no in the days of grace', { rule: withGrace(60), newSince: ago(10), asks: [ask('denied')] }, 'grace'],
    ['an order in the days of grace', { rule: withGrace(60), newSince: ago(10), restricted: true }, 'restricted'],
    ['an order against an approval', { asks: [yes], restricted: true }, 'restricted'],
    ['an order where all is open', { rule: openRule, restricted: true }, 'restricted'],
    [
      'an order comes before the own bar and block',
      { restricted: true, barredUntil: new Date(now.getTime() + 1), blocked: true },
      'restricted',
    ],
    ['barred by herself', { rule: openRule, barredUntil: new Date(now.getTime() + 1) }, 'barred'],
    ['the bar has ended', { rule: openRule, barredUntil: now }, 'open'],
    ['barred, though approved', { asks: [yes], barredUntil: new Date(now.getTime() + DAY_MS) }, 'barred'],
    ['blocked by herself', { asks: [yes], blocked: true }, 'blocked'],
    ['a second person, one allowed', { rule: onePerson, tiedElsewhere: true }, 'one_person'],
    ['the first person, one allowed', { rule: onePerson }, 'open'],
    ['a second person, no such rule', { rule: openRule, tiedElsewhere: true }, 'open'],
    ['a second person with a yes', { rule: onePerson, tiedElsewhere: true, asks: [yes] }, 'approved'],
    [
      'a second person in the days of grace',
      { rule: { ...withGrace(60), onePerson: { on: true } }, newSince: ago(1), tiedElsewhere: true },
      'one_person',
    ],
    ['a second person who asked', { rule: onePerson, tiedElsewhere: true, asks: [ask('waiting')] }, 'waiting'],
    ['moved, approvals are kept', { asks: [yes], facilityId: 'fac_there' }, 'approved'],
    ['moved, to be asked again', { rule: { ...clerk, moved: 'ask_again' }, asks: [yes], facilityId: 'fac_there' }, 'ended'],
    ['moved and back', { rule: { ...clerk, moved: 'ask_again' }, asks: [yes] }, 'approved'],
    ['left and came back', { asks: [yes], arrivedAt: ago(1) }, 'ended'],
    ['left and came back, kept', { rule: { ...clerk, released: 'keep' }, asks: [yes], arrivedAt: ago(1) }, 'approved'],
    ['approved in the moment of arrival', { asks: [yes], arrivedAt: ago(5) }, 'approved'],
    [
      'a visitor, money from visitors',
      { rule: { ...clerk, moneyOnly: { visitorsOnly: true, names: 2 } }, asks: [ask('approved', { service: 'visits' })] },
      'visitor',
    ],
    [
      'a visitor no more',
      { rule: { ...clerk, moneyOnly: { visitorsOnly: true, names: 2 } }, asks: [ask('revoked', { service: 'visits' })] },
      'not_asked',
    ],
    [
      'not a visitor, approved for money alone',
      { rule: { ...clerk, moneyOnly: { visitorsOnly: true, names: 2 } }, asks: [yes] },
      'approved',
    ],
  ];
  test.each(table)('%s', (_what, over, because) => {
    const answer = mayUse('money', facts(over));
    expect(answer.because).toBe(because);
    expect(answer.ok).toBe(['open', 'grace', 'approved', 'visitor'].includes(because));
  });

  test('the own bar and the one-person rule are about money only', () => {
    const rule: ApprovalRule = { ...onePerson };
    expect(mayUse('mail', facts({ rule, tiedElsewhere: true, barredUntil: new Date(now.getTime() + DAY_MS) }))).toMatchObject({ ok: true });
    expect(mayUse('visits', facts({ rule, blocked: true }))).toMatchObject({ ok: false, because: 'blocked' });
  });

  test('a no names the day from which one may ask again', () => {
    expect(mayUse('money', facts({ asks: [ask('denied')] })).until).toEqual(new Date(ago(5).getTime() + 30 * DAY_MS));
    expect(mayUse('money', facts({ asks: [ask('denied', { at: ago(30) })] })).until).toBeNull();
  });
});

describe('may be asked for', () => {
  const table: [string, Partial<UseFacts>, string][] = [
    ['not asked yet', {}, 'yes'],
    ['nobody’s yes is needed', { rule: openRule }, 'not_needed'],
    ['asked', { asks: [ask('waiting')] }, 'waiting'],
    ['approved for good', { asks: [ask('approved')] }, 'not_needed'],
    ['approved for 31 days', { asks: [ask('approved', { validUntil: new Date(now.getTime() + 31 * DAY_MS) })] }, 'not_needed'],
    ['approved for 29 days', { asks: [ask('approved', { validUntil: new Date(now.getTime() + 29 * DAY_MS) })] }, 'yes'],
    ['in the days of grace', { rule: withGrace(60), newSince: ago(1) }, 'yes'],
    ['denied lately', { asks: [ask('denied')] }, 'later'],
    ['denied 30 days ago', { asks: [ask('denied', { at: ago(30) })] }, 'yes'],
    ['taken back by the agency lately', { asks: [ask('revoked')] }, 'later'],
    ['taken back by herself', { asks: [ask('withdrawn', { at: now })] }, 'yes'],
    ['run out', { asks: [ask('expired', { at: now })] }, 'yes'],
    ['restricted', { restricted: true }, 'no'],
    ['blocked', { blocked: true }, 'no'],
    ['a second person', { rule: onePerson, tiedElsewhere: true }, 'yes'],
  ];
  test.each(table)('%s', (_what, over, answer) => {
    expect(mayAsk('money', facts(over))).toBe(answer);
  });
});

test.each([
  ['no such rule', false, 0, 9, true],
  ['one place free', true, 2, 1, true],
  ['all taken', true, 2, 2, false],
  ['none at all', true, 0, 0, false],
])('places for money alone: %s', (_what, visitorsOnly, names, others, room) => {
  expect(hasRoomForMoneyOnly({ ...clerk, moneyOnly: { visitorsOnly, names } }, others)).toBe(room);
});

test.each([
  [null, null, null],
  [null, 10, ago(-10)],
  [30, null, ago(-30)],
  [30, 10, ago(-10)],
  [30, 90, ago(-30)],
])('an approval by a rule of %s days with an end chosen in %s', (validDays, chosen, ends) => {
  const rule: ApprovalRule = { ...clerk, money: { ...clerk.money, validDays } };
  expect(approvalEnds(rule, 'money', now, chosen === null ? null : ago(-chosen))).toEqual(ends);
});
