import { HOUSE_ZONE, instantOf, localTime } from '#kernel/wall-clock.ts';

/** A month of the house's calendar, written "2026-10". */
export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(at: Date): string {
  return localTime(at, HOUSE_ZONE).day.slice(0, 7);
}

/** So many months after this one. */
export function monthAfter(month: string, months = 1): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7);
}

export function startOfMonth(month: string): Date {
  return instantOf(`${month}-01`, '00:00', HOUSE_ZONE);
}

/** The first moment that does not belong to it any more. */
export function endOfMonth(month: string): Date {
  return startOfMonth(monthAfter(month));
}

/** So many months up to one of them: "2026-01", … */
export function monthsUntil(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => monthAfter(last, i + 1 - count));
}
