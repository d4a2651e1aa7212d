/** Wrong passwords in a row that lock a login. */
const TRIES_BEFORE_LOCK = 5;

/** After this long without a wrong try the count starts anew. */
export const FORGET_TRIES_AFTER_MS = 24 * 3600_000;

const MINUTES = [1, 5, 15, 60];

/**
 * How long the try that makes `failures` wrong ones in a row locks the login, in minutes; 0 = not at all.
 * Soft: every lock ends by itself, and the owner's link ends it at once. After 100 in a row guessing is down to one a day.
 */
export function lockMinutes(failures: number): number {
  if (failures < TRIES_BEFORE_LOCK) return 0;
  if (failures >= 100) return 24 * 60;
  return MINUTES[Math.min(failures - TRIES_BEFORE_LOCK, MINUTES.length - 1)]!;
}

export type SourceBudget = 'sign_in' | 'link' | 'sign_up' | 'email_search';

/**
 * What one network address may do in one window. Wide, because a mobile carrier or a library puts many people behind one
 * address; each login's own lock is the narrow gate. A known device is not held to the sign-in budget.
 */
export const sourceBudgets: Record<SourceBudget, { most: number; windowMs: number }> = {
  sign_in: { most: 100, windowMs: 10 * 60_000 },
  link: { most: 100, windowMs: 3600_000 },
  sign_up: { most: 100, windowMs: 3600_000 },
  // each of these is a person's work
  email_search: { most: 10, windowMs: 3600_000 },
};

/** Mails with a link that one address gets at most in an hour, whoever asks. */
export const LINK_MAILS_PER_HOUR = 3;

export function windowStart(budget: SourceBudget, now: Date): Date {
  const { windowMs } = sourceBudgets[budget];
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}

export function minutesUntil(end: Date, now: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 60_000));
}
