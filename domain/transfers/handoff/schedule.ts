import { dayAfter, instantOf, isBusinessDay, localTime, type PostingCalendar } from '#domain/directory/index.ts';

const HORIZON_DAYS = 400;

/** The newest moment, up to `now`, at which a day's file is made: on a posting day, at that time by the agency's clock. */
export function lastFileTime(fileAt: string, calendar: PostingCalendar, timeZone: string, now: Date): { day: string; at: Date } {
  const today = localTime(now, timeZone).day;
  for (let back = 0; back <= HORIZON_DAYS; back++) {
    const day = dayAfter(today, -back);
    const at = instantOf(day, fileAt, timeZone);
    if (at <= now && isBusinessDay(calendar, day)) return { day, at };
  }
  throw new Error(`no posting day in the ${HORIZON_DAYS} days before ${today}`);
}

/** The next such moment after `now`; null when no posting day is near. */
export function nextFileTime(fileAt: string, calendar: PostingCalendar, timeZone: string, now: Date): Date | null {
  const today = localTime(now, timeZone).day;
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
    const day = dayAfter(today, ahead);
    const at = instantOf(day, fileAt, timeZone);
    if (at > now && isBusinessDay(calendar, day)) return at;
  }
  return null;
}

/** The end of the day by which a file of `day` must be answered. */
export function answerBy(day: string, days: number, calendar: PostingCalendar, timeZone: string): Date {
  let last = day;
  for (let left = days, i = 0; left > 0 && i <= HORIZON_DAYS; i++) {
    last = dayAfter(last);
    if (isBusinessDay(calendar, last)) left--;
  }
  return instantOf(dayAfter(last), '00:00', timeZone);
}
