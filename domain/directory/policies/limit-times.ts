import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import type { LimitWindow } from './limits.ts';

export interface Times {
  from: Date;
  until: Date;
}

const MONDAY = 1;

/** The times over which sendings around `at` are counted: one customer and one person by the facility's calendar, the others by the agency's. */
export function limitTimes(
  at: Date,
  place: { facilityZone: string; agencyZone: string; weekStarts?: number | undefined },
): Record<LimitWindow, Times> {
  return {
    day: dayOf(at, place.facilityZone),
    month: monthOf(at, place.facilityZone),
    all_day: dayOf(at, place.agencyZone),
    all_month: monthOf(at, place.agencyZone),
    week: weekOf(at, place.agencyZone, place.weekStarts ?? MONDAY),
  };
}

function dayOf(at: Date, timeZone: string): Times {
  const { day } = localTime(at, timeZone);
  return between(day, dayAfter(day), timeZone);
}

function monthOf(at: Date, timeZone: string): Times {
  const first = `${localTime(at, timeZone).day.slice(0, 7)}-01`;
  // 31 days after the first of a month is in the next one, or the first of it.
  return between(first, `${dayAfter(first, 31).slice(0, 7)}-01`, timeZone);
}

function weekOf(at: Date, timeZone: string, starts: number): Times {
  const { day } = localTime(at, timeZone);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const first = dayAfter(day, -((weekday - starts + 7) % 7));
  return between(first, dayAfter(first, 7), timeZone);
}

function between(first: string, next: string, timeZone: string): Times {
  return { from: instantOf(first, '00:00', timeZone), until: instantOf(next, '00:00', timeZone) };
}
