import { dayAfter, instantOf, isBusinessDay, localTime, type PostingCalendar } from '#domain/directory/index.ts';

export type FactKind = 'called' | 'unknown' | 'accepted' | 'refused' | 'settled' | 'returned' | 'mismatch';

/**
 * Where an order to the bank stands. sending: on its way to the bank. unknown: the bank did not answer, we look. in_transit: the bank has it.
 * paid: the money has left. refused: the bank would not. returned: the other bank gave it back. mismatch: the bank has another order under our key.
 */
export type PaymentState = 'sending' | 'unknown' | 'in_transit' | 'paid' | 'refused' | 'returned' | 'mismatch';

/** Where a remittance stands. waiting: no order is out yet. no_details: we don't know where to pay. The rest as its newest order. */
export type RemittanceState = PaymentState | 'waiting' | 'no_details';

/** What the facts about an order, in any order of their coming, say together. */
export function paymentState(kinds: readonly FactKind[]): PaymentState {
  const has = (kind: FactKind): boolean => kinds.includes(kind);
  if (has('returned')) return 'returned';
  if (has('settled')) return 'paid';
  if (has('refused')) return 'refused';
  if (has('accepted')) return 'in_transit';
  if (has('mismatch')) return 'mismatch';
  return has('unknown') ? 'unknown' : 'sending';
}

/** An order that has ended without the money: another one may be made. */
export function hasFailed(state: PaymentState): boolean {
  return state === 'refused' || state === 'returned';
}

export function remittanceState(newest: readonly FactKind[] | null, hasDetails: boolean): RemittanceState {
  if (newest === null) return hasDetails ? 'waiting' : 'no_details';
  return paymentState(newest);
}

const HORIZON_DAYS = 400;

/**
 * The newest posting day that has ended by now, and when it ended: by then a day's postings are done, so what was posted before belongs to it.
 * Null when there was none in more than a year.
 */
export function lastPostingDay(
  calendar: Pick<PostingCalendar, 'businessDays' | 'holidays' | 'doneBy'>,
  now: Date,
  timeZone: string,
): { day: string; endedAt: Date } | null {
  const today = localTime(now, timeZone).day;
  for (let back = 0; back <= HORIZON_DAYS; back++) {
    const day = dayAfter(today, -back);
    if (!isBusinessDay(calendar, day)) continue;
    const endedAt = instantOf(day, calendar.doneBy, timeZone);
    if (endedAt <= now) return { day, endedAt };
  }
  return null;
}

/**
 * The posting day that a day on the calendar belongs to (itself, or the next business day), and from when to when what is posted counts to it.
 * Null when there is none in more than a year.
 */
export function postingDayOf(
  calendar: Pick<PostingCalendar, 'businessDays' | 'holidays' | 'doneBy'>,
  on: string,
  timeZone: string,
): { day: string; from: Date; to: Date } | null {
  const nearest = (start: string, step: 1 | -1): string | null => {
    for (let days = 0; days <= HORIZON_DAYS; days++) {
      const day = dayAfter(start, step * days);
      if (isBusinessDay(calendar, day)) return day;
    }
    return null;
  };
  const day = nearest(on, 1);
  const before = day === null ? null : nearest(dayAfter(day, -1), -1);
  if (day === null || before === null) return null;
  return { day, from: instantOf(before, calendar.doneBy, timeZone), to: instantOf(day, calendar.doneBy, timeZone) };
}

/** How long a change of bank details waits after a second person said yes: time for the agency to say that it did not ask. */
export const DETAILS_DELAY_HOURS = 48;
