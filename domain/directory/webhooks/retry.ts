const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each try that failed: growing, three days in all. */
export const GAPS_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** When to try again after this many tries that failed; null: never again by itself. */
export function nextTry(tries: number, now: Date): Date | null {
  const gap = GAPS_MS[tries - 1];
  return gap === undefined ? null : new Date(now.getTime() + gap);
}

/** What counts as taken: an answer of 200 to 299. Nobody is followed to another address. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
