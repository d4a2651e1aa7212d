/** The business clock: deadlines, quotes and days. Security clocks (TOTP, signatures, cookies) stay real. */
export interface Clock {
  now(): Date;
}

export const realClock: Clock = { now: () => new Date() };

/** A clock that can be put ahead of the real one, for the sandbox and for tests. It still runs. */
export interface MovableClock extends Clock {
  move(milliseconds: number): void;
  set(date: Date): void;
  offset(): number;
  setOffset(milliseconds: number): void;
}

export function movableClock(offset = 0): MovableClock {
  let ahead = offset;
  return {
    now: () => new Date(Date.now() + ahead),
    move: (milliseconds) => void (ahead += milliseconds),
    set: (date) => void (ahead = date.getTime() - Date.now()),
    offset: () => ahead,
    setOffset: (milliseconds) => void (ahead = milliseconds),
  };
}
