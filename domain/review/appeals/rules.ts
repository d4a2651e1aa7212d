import { type BusinessCalendar, dayAfter, instantOf, localTime, nextBusinessDay, type ReviewPolicy } from '#domain/directory/index.ts';

/** Who of the two asks for another look. */
export type Side = 'customer' | 'resident';
export const appealOutcomes = ['upheld', 'reversed'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number] | 'withdrawn';

/** What became of one appeal, as one of the two sees it. */
export interface AppealCourse {
  level: number;
  askedAt: Date;
  dueAt: Date;
  /** It waits, and the agency's days are over. */
  isLate: boolean;
  /** What this side said; null when only the other one did. */
  said: string | null;
  end: { outcome: AppealOutcome; words: string | null; at: Date } | null;
}

/** The last moment of the last of so many days after another moment, by the facility's clock. */
export function endOfDays(from: Date, days: number, timeZone: string): Date {
  return endOfDay(dayAfter(localTime(from, timeZone).day, days), timeZone);
}

/** The last moment of the last of so many business days after another moment, by the facility's clock. */
export function endOfBusinessDays(calendar: BusinessCalendar, from: Date, days: number, timeZone: string): Date {
  let { day } = localTime(from, timeZone);
  for (let left = days; left > 0; left--) day = nextBusinessDay(calendar, day);
  return endOfDay(day, timeZone);
}

function endOfDay(day: string, timeZone: string): Date {
  return new Date(instantOf(dayAfter(day), '00:00', timeZone).getTime() - 1);
}

/**
 * Whether one of the two may ask for another look now, at which level and until when; null: not, or not any more. While an appeal of the other one is
 * open, he may add his words to it. `courses` are the appeals there were, the first one first.
 */
export function mayAppeal(
  about: { returnedAt: Date; side: Side; policy: ReviewPolicy; timeZone: string; courses: readonly AppealCourse[] },
  now: Date,
): { level: number; until: Date } | null {
  const { policy, courses } = about;
  const last = courses.at(-1);
  if (last && last.end === null) return last.said === null ? { level: last.level, until: last.dueAt } : null;
  if (last && last.end?.outcome !== 'upheld') return null;
  const level = (last?.level ?? 0) + 1;
  if (level > policy.looks) return null;
  const days = about.side === 'customer' ? policy.customerDays : policy.residentDays;
  const until = endOfDays(last?.end?.at ?? about.returnedAt, days, about.timeZone);
  return until >= now ? { level, until } : null;
}
