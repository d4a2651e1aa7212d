import { describe, expect, it } from 'vitest';
import type { PostingCalendar } from '#domain/directory/index.ts';
import { expectPosting } from './expect-posting.ts';
import type { StateKind } from './transfer.ts';

// Thanksgiving is Thursday, November 26, 2026; Eastern time is UTC-5.
const calendar: PostingCalendar = {
  businessDays: [1, 2, 3, 4, 5],
  cutOff: '16:00',
  doneBy: '17:00',
  delayDays: { web: 1 },
  holidays: ['2026-11-26'],
};
const timeZone = 'America/New_York';
const tuesday = new Date('2026-11-24T22:00:00Z'); // Tuesday 5 PM
const wednesday = new Date('2026-11-25T22:00:00Z');
const friday = new Date('2026-11-27T22:00:00Z');
const monday = new Date('2026-11-30T22:00:00Z');

function expected(state: StateKind, times: { paid?: string; now: string; promised: Date }) {
  const paidAt = times.paid === undefined ? undefined : new Date(times.paid);
  return expectPosting({ state, postsBy: times.promised, timeZone, paidAt }, calendar, new Date(times.now));
}

describe('when it posts', () => {
  it('is what the price said, when it was paid in time', () => {
    const times = { paid: '2026-11-23T15:00:00Z', now: '2026-11-23T15:05:00Z', promised: tuesday };
    expect(expected('applied', times)).toEqual({ ifPaidNow: false, by: tuesday, missedAt: null, isLater: false, closedDays: [] });
    expect(expected('paid', times)).toMatchObject({ by: tuesday, isLater: false });
  });

  it('is a day later, when the card page was paid after the cut-off; closed days in between are named', () => {
    expect(expected('applied', { paid: '2026-11-24T21:01:00Z', now: '2026-11-24T21:02:00Z', promised: wednesday })).toEqual({
      ifPaidNow: false,
      by: friday,
      missedAt: null,
      isLater: true,
      closedDays: ['2026-11-26'],
    });
  });

  it('is never earlier than promised, also when the calendar has become faster', () => {
    expect(expected('applied', { paid: '2026-11-23T15:00:00Z', now: '2026-11-23T15:00:00Z', promised: friday })).toMatchObject({
      by: friday,
      isLater: false,
    });
  });

  it('when that day has passed, is counted anew from now, over the weekend', () => {
    expect(expected('applied', { paid: '2026-11-23T15:00:00Z', now: '2026-11-27T21:30:00Z', promised: tuesday })).toEqual({
      ifPaidNow: false,
      by: new Date('2026-12-01T22:00:00Z'),
      missedAt: tuesday,
      isLater: true,
      closedDays: ['2026-11-28', '2026-11-29'],
    });
  });

  it('of one that is not paid is told as if it were paid now', () => {
    expect(expected('payment_started', { now: '2026-11-27T15:00:00Z', promised: friday })).toEqual({
      ifPaidNow: true,
      by: monday,
      missedAt: null,
      isLater: true,
      closedDays: ['2026-11-28', '2026-11-29'],
    });
  });

  it.each<StateKind>(['posted', 'withheld', 'returning', 'returned', 'expired', 'failed', 'cancelled', 'kept', 'in_question'])(
    'of one that is %s nobody says',
    (state) => {
      expect(expected(state, { paid: '2026-11-23T15:00:00Z', now: '2026-11-23T15:00:00Z', promised: tuesday })).toBeNull();
    },
  );
});
