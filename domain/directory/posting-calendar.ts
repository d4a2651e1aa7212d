import type { FieldError } from '#kernel/refusal.ts';
import { type Channel, channels } from './fee-schedule.ts';

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

/** The day ("2026-11-24", in the facility's zone) and the moment money sent now is on the account at the latest. */
export interface PostsBy {
  day: string;
  at: Date;
}

const DAY_MS = 86_400_000;
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

export function isBusinessDay(calendar: PostingCalendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return calendar.businessDays.includes(weekday) && !calendar.holidays.includes(day);
}

/** The calendar day that many days after this one: "2026-02-28" and 1 give "2026-03-01". */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function nextBusinessDay(calendar: PostingCalendar, day: string): string {
  for (let i = 1; i <= HORIZON_DAYS; i++) {
    const next = dayAfter(day, i);
    if (isBusinessDay(calendar, next)) return next;
  }
  throw new Error(`no business day in the ${HORIZON_DAYS} days after ${day}`);
}

/** The wall clock of a zone: day "2026-11-21" and time "09:05". */
export function localTime(at: Date, timeZone: string): { day: string; time: string } {
  const parts = Object.fromEntries(
    wallClock(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

// Making one takes a hundred times as long as asking it, and one price asks a dozen times. Zones are checked before they are kept.
function wallClock(timeZone: string): Intl.DateTimeFormat {
  let clock = wallClocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    wallClocks.set(timeZone, clock);
  }
  return clock;
}

/**
 * The moment a zone's wall clock shows this day and time. A time skipped in spring gives the moment after the jump;
 * a time shown twice in autumn gives the first.
 */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // The offset differs at most between the day before and the day after; try the larger one first.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((ms) => offsetAt(new Date(ms), timeZone));
  const tries = offsets.toSorted((a, b) => b - a).map((offset) => wanted - offset);
  const exact = tries.find((ms) => shows(ms, day, time, timeZone));
  return new Date(exact ?? Math.max(...tries));
}

function offsetAt(at: Date, timeZone: string): number {
  const { day, time } = localTime(at, timeZone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000;
}

function shows(ms: number, day: string, time: string, timeZone: string): boolean {
  const local = localTime(new Date(ms), timeZone);
  return local.day === day && local.time === time;
}

/** What is wrong with a calendar; empty when every day has a next business day. */
export function postingCalendarErrors(calendar: PostingCalendar): FieldError[] {
  const errors: FieldError[] = [];
  const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
  if (calendar.businessDays.length === 0 || !calendar.businessDays.every((d) => Number.isInteger(d) && d >= 1 && d <= 7)) {
    errors.push({ field: 'businessDays', code: 'directory.bad_days' });
  }
  for (const field of ['cutOff', 'doneBy'] as const) if (!clock.test(calendar[field])) errors.push({ field, code: 'directory.bad_time' });
  if (!calendar.holidays.every(isDay)) errors.push({ field: 'holidays', code: 'directory.bad_days' });
  // More than this would let the search for a next business day run past its horizon.
  if (new Set(calendar.holidays).size > 200) errors.push({ field: 'holidays', code: 'directory.bad_days' });
  for (const [channel, delay] of Object.entries(calendar.delayDays)) {
    if (!(channels as readonly string[]).includes(channel)) errors.push({ field: 'delayDays', code: 'directory.unknown_way' });
    if (!Number.isInteger(delay) || delay < 0 || delay > 60) errors.push({ field: 'delayDays', code: 'directory.bad_days' });
  }
  return errors;
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
