const DAY_MS = 86_400_000;

/** The zone of the house: for operators, and for people whose own zone nobody knows. Most agencies' days run by Eastern time. */
export const HOUSE_ZONE = 'America/New_York';

/** The calendar day that many days after this one: "2026-02-28" and 1 give "2026-03-01". */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** Whether this is a day of the calendar between 1900 and 2999, written "2026-02-28". Far outside them the clocks of zones show something else. */
export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A time of day as people type it, "9:05", as we keep it: "09:05". Null for anything else. */
export function readTime(text: unknown): string | null {
  const typed = typeof text === 'string' ? text.trim() : '';
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(typed) ? typed.padStart(5, '0') : null;
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
