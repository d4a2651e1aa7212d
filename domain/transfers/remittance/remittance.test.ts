import { describe, expect, it } from 'vitest';
import { type FactKind, lastPostingDay, paymentState, postingDayOf, remittanceState } from './remittance.ts';
import { isRoutingNumber } from './routing-number.ts';

describe('a routing number', () => {
  it.each(['011000015', '021000021', '121000248', '322271627'])('%s is one', (number) => {
    expect(isRoutingNumber(number)).toBe(true);
  });
  it.each(['011000016', '021000012', '000000000', '12345678', '0110000155', '01100001O', ' 11000015', ''])('%j is none', (number) => {
    expect(isRoutingNumber(number)).toBe(false);
  });
});

describe('the state of an order', () => {
  it.each<[FactKind[], string]>([
    [[], 'sending'],
    [['called'], 'sending'],
    [['called', 'unknown'], 'unknown'],
    [['called', 'unknown', 'accepted'], 'in_transit'],
    [['accepted', 'called'], 'in_transit'],
    [['called', 'accepted', 'settled'], 'paid'],
    [['called', 'accepted', 'returned'], 'returned'],
    [['returned', 'settled', 'accepted', 'called'], 'returned'],
    [['called', 'unknown', 'refused'], 'refused'],
    [['called', 'mismatch'], 'mismatch'],
  ])('%j is %s', (kinds, state) => {
    expect(paymentState(kinds)).toBe(state);
    expect(paymentState(kinds.toReversed())).toBe(state);
  });
  it('without an order says what is missing', () => {
    expect([remittanceState(null, false), remittanceState(null, true), remittanceState(['called'], false)]).toEqual([
      'no_details',
      'waiting',
      'sending',
    ]);
  });
});

describe('the posting day that has ended', () => {
  const calendar = { businessDays: [1, 2, 3, 4, 5], holidays: ['2026-11-26'], doneBy: '17:00' };
  const day = (at: string, zone = 'America/New_York') => lastPostingDay(calendar, new Date(at), zone)?.day ?? null;
  it.each([
    // New York is five hours behind in winter: its 17:00 is 22:00.
    ['2026-11-24T21:59:59Z', '2026-11-23'],
    ['2026-11-24T22:00:00Z', '2026-11-24'],
    ['2026-11-22T12:00:00Z', '2026-11-20'],
    ['2026-11-26T23:00:00Z', '2026-11-25'],
    // After the clocks go forward it is four hours.
    ['2026-03-09T20:59:00Z', '2026-03-06'],
    ['2026-03-09T21:00:00Z', '2026-03-09'],
  ])('at %s is %s', (at, ended) => {
    expect(day(at)).toBe(ended);
  });
  it('goes by the facility’s own clock', () => {
    expect(day('2026-11-24T22:30:00Z', 'America/Chicago')).toBe('2026-11-23');
    expect(day('2026-11-24T23:00:00Z', 'America/Chicago')).toBe('2026-11-24');
  });
  it('is none where no day ever comes', () => {
    expect(lastPostingDay({ ...calendar, businessDays: [] }, new Date('2026-11-24T22:00:00Z'), 'America/New_York')).toBeNull();
  });
});

describe('the posting day of a day on the calendar', () => {
  const calendar = { businessDays: [1, 2, 3, 4, 5], holidays: ['2026-11-26'], doneBy: '17:00' };
  it.each([
    ['2026-11-24', '2026-11-24', '2026-11-23T22:00:00.000Z', '2026-11-24T22:00:00.000Z'],
    // A weekend and a holiday belong to the day after.
    ['2026-11-22', '2026-11-23', '2026-11-20T22:00:00.000Z', '2026-11-23T22:00:00.000Z'],
    ['2026-11-26', '2026-11-27', '2026-11-25T22:00:00.000Z', '2026-11-27T22:00:00.000Z'],
    // The clocks go forward in between.
    ['2026-03-09', '2026-03-09', '2026-03-06T22:00:00.000Z', '2026-03-09T21:00:00.000Z'],
  ])('%s is %s', (on, day, from, to) => {
    expect(postingDayOf(calendar, on, 'America/New_York')).toEqual({ day, from: new Date(from), to: new Date(to) });
  });
  it('is none where no day ever comes', () => {
    expect(postingDayOf({ ...calendar, businessDays: [] }, '2026-11-24', 'America/New_York')).toBeNull();
  });
});
