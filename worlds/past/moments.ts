const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The past is at least so long; it begins on a Monday, so that the same things fall on the same days of the week in every installation. */
const LEAST_DAYS = 21;
/** Nothing happens in the last minutes before the present: what is made then is made in the present. */
const LAST_MS = 2 * 60_000;

/** On the East Coast ten in the morning (or eleven), and half past eight in the evening: no agency's posting day is under way, files are made. */
export interface Moment {
  /** Counted from the first day, a Monday, which is 0. */
  day: number;
  half: 'morning' | 'evening';
  at: Date;
  isWeekend: boolean;
}

/** Where a past that reaches to `now` begins: early on a Monday. */
export function beginningOf(now: Date): Date {
  const latest = new Date(now.getTime() - LEAST_DAYS * DAY_MS);
  const first = new Date(latest.getTime() - ((latest.getUTCDay() + 6) % 7) * DAY_MS);
  return new Date(`${first.toISOString().slice(0, 10)}T12:00:00Z`);
}

/** The moments between the beginning and now at which something happens, in their order. */
export function momentsOf(beganAt: Date, now: Date): Moment[] {
  const moments: Moment[] = [];
  for (let day = 0; ; day++) {
    const isWeekend = day % 7 > 4;
    for (const [half, hours] of [
      ['morning', 3],
      ['evening', 13.5],
    ] as const) {
      const at = new Date(beganAt.getTime() + day * DAY_MS + hours * HOUR_MS);
      if (at.getTime() > now.getTime() - LAST_MS) return moments;
      moments.push({ day, half, at, isWeekend });
    }
  }
}
