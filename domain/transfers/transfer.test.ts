import { describe, expect, it } from 'vitest';
import { counts, isOpen, isPaid, quoteHasExpired, STATE_KINDS, standing, type StateKind } from './transfer.ts';

describe('standing', () => {
  const cases: [StateKind[], StateKind][] = [
    [[], 'created'],
    [['created'], 'created'],
    [['created', 'payment_started'], 'payment_started'],
    [['created', 'payment_started', 'expired'], 'expired'],
    [['created', 'payment_started', 'failed'], 'failed'],
    [['created', 'payment_started', 'expired', 'paid', 'applied'], 'applied'],
    [['created', 'payment_started', 'paid', 'kept'], 'kept'],
    [['created', 'payment_started', 'in_question'], 'in_question'],
    [['created', 'payment_started', 'in_question', 'paid', 'applied'], 'applied'],
    [['created', 'payment_started', 'paid', 'applied', 'posted'], 'posted'],
    [['created', 'payment_started', 'cancelled', 'expired'], 'cancelled'],
    [['created', 'payment_started', 'cancelled', 'paid', 'returning'], 'returning'],
    [['created', 'paid', 'applied', 'withheld'], 'withheld'],
    [['created', 'paid', 'applied', 'withheld', 'posted'], 'posted'],
    [['created', 'paid', 'applied', 'withheld', 'returning', 'returned'], 'returned'],
    [['created', 'paid', 'kept', 'returning'], 'returning'],
    [['created', 'paid', 'applied', 'returning', 'returned', 'return_stuck'], 'return_stuck'],
    [['created', 'paid', 'applied', 'returning', 'return_stuck', 'return_settled'], 'return_settled'],
  ];
  it.each(cases)('%j stands at %s, in any order', (kinds, state) => {
    expect(standing(kinds)).toBe(state);
    expect(standing([...kinds].reverse())).toBe(state);
  });
});

describe('what a state means', () => {
  const table: Record<StateKind, { open: boolean; counts: boolean; paid: boolean }> = {
    created: { open: true, counts: true, paid: false },
    payment_started: { open: true, counts: true, paid: false },
    failed: { open: false, counts: false, paid: false },
    expired: { open: false, counts: false, paid: false },
    in_question: { open: false, counts: true, paid: false },
    paid: { open: false, counts: true, paid: true },
    kept: { open: false, counts: true, paid: true },
    applied: { open: false, counts: true, paid: true },
    posted: { open: false, counts: true, paid: true },
    cancelled: { open: false, counts: false, paid: false },
    handed_over: { open: false, counts: true, paid: true },
    withheld: { open: false, counts: true, paid: true },
    returning: { open: false, counts: false, paid: true },
    returned: { open: false, counts: false, paid: true },
    return_stuck: { open: false, counts: false, paid: true },
    return_settled: { open: false, counts: false, paid: true },
    onward: { open: false, counts: false, paid: true },
  };
  it.each(STATE_KINDS)('%s', (state) => {
    expect({ open: isOpen(state), counts: counts(state), paid: isPaid(state) }).toEqual(table[state]);
  });
});

describe('quoteHasExpired', () => {
  const expiresAt = new Date('2026-11-21T12:15:00Z');
  it.each([
    ['2026-11-21T12:14:59.999Z', false],
    ['2026-11-21T12:15:00.000Z', true],
    ['2026-11-22T12:00:00.000Z', true],
  ])('at %s: %s', (now, expired) => {
    expect(quoteHasExpired({ expiresAt }, new Date(now))).toBe(expired);
  });
});
