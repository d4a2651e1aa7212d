import { dayAfter, instantOf, localTime, readTime } from '#kernel/wall-clock.ts';

/** When a phone stays silent: minutes of the day on the wall clock of a zone, over midnight when `from` is the later one. */
export interface QuietHours {
  isOn: boolean;
  fromMinute: number;
  untilMinute: number;
  zone: string;
}

/** What stands in the form before anybody has chosen: off, nine in the evening to eight in the morning. */
export const NO_QUIET = { isOn: false, fromMinute: 21 * 60, untilMinute: 8 * 60 } as const;

/** The end of the quiet hours that `now` is in, or null. Daylight saving comes out of the zone: eight o'clock is eight on the wall. */
export function quietUntil(now: Date, quiet: QuietHours): Date | null {
  if (!quiet.isOn || quiet.fromMinute === quiet.untilMinute) return null;
  const { day, time } = localTime(now, quiet.zone);
  const minute = minutesOf(time);
  const { fromMinute: from, untilMinute: until } = quiet;
  const overMidnight = from > until;
  const inside = overMidnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!inside) return null;
  const end = instantOf(overMidnight && minute >= from ? dayAfter(day) : day, clockOf(until), quiet.zone);
  // In the hour that autumn shows twice the end may be over already.
  return end > now ? end : null;
}

/** "21:00" to 1260. Null for anything else. */
export function minutesFrom(text: unknown): number | null {
  const time = readTime(text);
  return time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** 1260 to "21:00". */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
