import type { FieldError } from '#kernel/refusal.ts';
import { dayAfter, instantOf, isDay, localTime, readTime } from '#kernel/wall-clock.ts';
import { type Channel, channels } from './fee-schedule.ts';

export { dayAfter, instantOf, localTime };

/** When an agency puts money on people's accounts. All times are the facility's local ones. */
export interface PostingCalendar {
  /** 1 = Monday … 7 = Sunday. */
  businessDays: readonly number[];
  /** "16:00": what comes in before this minute counts for that business day. */
  cutOff: string;
  /** "17:00": by then a day's postings are done. */
  doneBy: string;
  /** Business days from the day it counts for to the day it posts; 0 = the same day. Every channel offered has its number. */
  delayDays: Partial<Record<Channel, number>>;
  /** "2026-11-26": days that are no business days. */
  holidays: readonly string[];
}

/** Which days are business days. */
export type BusinessCalendar = Pick<PostingCalendar, 'businessDays' | 'holidays'>;

/** Where an agency has not said otherwise. */
export const weekdaysOnly: BusinessCalendar = { businessDays: [1, 2, 3, 4, 5], holidays: [] };

/** The day ("2026-11-24", in the facility's zone) and the moment money sent now is on the account at the latest. */
export interface PostsBy {
  day: string;
  at: Date;
}

const HORIZON_DAYS = 400;

/** By when money sent `now` posts, or null where the channel isn't offered. Pure: holidays and daylight saving come out of its arguments. */
export function postsBy(calendar: PostingCalendar, now: Date, timeZone: string, channel: Channel = 'web'): PostsBy | null {
  const delay = calendar.delayDays[channel];
  if (delay === undefined) return null;
  const local = localTime(now, timeZone);
  let day = local.day;
  if (!isBusinessDay(calendar, day) || local.time >= calendar.cutOff) day = nextBusinessDay(calendar, day);
  for (let i = 0; i < delay; i++) day = nextBusinessDay(calendar, day);
  return { day, at: instantOf(day, calendar.doneBy, timeZone) };
}

export function isBusinessDay(calendar: BusinessCalendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return calendar.businessDays.includes(weekday) && !calendar.holidays.includes(day);
}

export function nextBusinessDay(calendar: BusinessCalendar, day: string): string {
  for (let i = 1; i <= HORIZON_DAYS; i++) {
    const next = dayAfter(day, i);
    if (isBusinessDay(calendar, next)) return next;
  }
  throw new Error(`no business day in the ${HORIZON_DAYS} days after ${day}`);
}

/** What is wrong with a calendar; empty when every day has a next business day. */
export function postingCalendarErrors(calendar: PostingCalendar): FieldError[] {
  const errors: FieldError[] = [];
  if (calendar.businessDays.length === 0 || !calendar.businessDays.every((d) => Number.isInteger(d) && d >= 1 && d <= 7)) {
    errors.push({ field: 'businessDays', code: 'directory.bad_days' });
  }
  for (const field of ['cutOff', 'doneBy'] as const)
    if (readTime(calendar[field]) !== calendar[field]) errors.push({ field, code: 'directory.bad_time' });
  if (!calendar.holidays.every(isDay)) errors.push({ field: 'holidays', code: 'directory.bad_days' });
  // More than this would let the search for a next business day run past its horizon.
  if (new Set(calendar.holidays).size > 200) errors.push({ field: 'holidays', code: 'directory.bad_days' });
  for (const [channel, delay] of Object.entries(calendar.delayDays)) {
    if (!(channels as readonly string[]).includes(channel)) errors.push({ field: 'delayDays', code: 'directory.unknown_way' });
    if (!Number.isInteger(delay) || delay < 0 || delay > 60) errors.push({ field: 'delayDays', code: 'directory.bad_days' });
  }
  return errors;
}
