import type { Money } from '#kernel/money.ts';
import { dayAfter, instantOf } from '#kernel/wall-clock.ts';

export const EVERY = ['once', 'week', 'two_weeks', 'month'] as const;
export type Every = (typeof EVERY)[number];

/** The wall clock's hour at the facility at which a day's money is sent. */
const SENT_AT = '09:00';

/** A customer is told this many days before, with the price. */
export const TOLD_DAYS_BEFORE = 3;

/** A day that could not be done within this time is left out: money never goes out when nobody expects it any more. */
export const LATE_MS = 3 * 24 * 60 * 60_000;

/** The latest first day, in days from today. */
export const FIRST_WITHIN_DAYS = 60;

/** The fee may be this much above the one agreed to; above it the day is left out. */
export const FEE_RISE_CENTS: Money = 100n;

/** The day of a plan with this place in its row, counted from 0. The 31st of a month without one is its last day, and the 31st again after it. */
export function nthDay(first: string, every: Exclude<Every, 'once'>, n: number): string {
  if (every !== 'month') return dayAfter(first, n * (every === 'week' ? 7 : 14));
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const months = year * 12 + (month - 1) + n;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The first day of a plan after this one; null when there is none. */
export function nextDayAfter(first: string, every: Every, day: string): string | null {
  if (day < first) return first;
  if (every === 'once') return null;
  // A place that is surely not too late, then on from there.
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
  let n = Math.max(0, Math.floor(days / (every === 'month' ? 31 : every === 'week' ? 7 : 14)) - 1);
  while (nthDay(first, every, n) <= day) n++;
  return nthDay(first, every, n);
}

/** The next so many days of a plan from this one on, as far as there are any; this one included when it is one. */
export function daysFrom(first: string, every: Every, from: string, count: number): string[] {
  const days: string[] = [];
  let day = nextDayAfter(first, every, dayAfter(from, -1));
  while (day !== null && days.length < count) {
    days.push(day);
    day = nextDayAfter(first, every, day);
  }
  return days;
}

/** When a day's money is sent, and when the customer is told. */
export function timesOf(day: string, timeZone: string): { tellAt: Date; dueAt: Date } {
  return { tellAt: instantOf(dayAfter(day, -TOLD_DAYS_BEFORE), SENT_AT, timeZone), dueAt: instantOf(day, SENT_AT, timeZone) };
}

/** Whether a fee may be taken without asking anew: no more than was told before, and not far above what was agreed. */
export function mayTakeFee(feeCents: Money, agreedCents: Money, toldCents: Money): boolean {
  const known = toldCents > agreedCents ? toldCents : agreedCents;
  return feeCents <= known && feeCents <= agreedCents + FEE_RISE_CENTS;
}
