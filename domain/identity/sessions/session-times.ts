import type { LoginRealm } from '../email.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface SessionTimes {
  /** Ends after this long without a request. */
  idleMs: number;
  /** Ends after this long in any case. */
  wholeMs: number;
  /** How long after signing in money may be moved without signing in again. */
  freshMs: number;
}

/** DESIGN: families stay signed in for a month on their own phone; staff and operators leave after a quarter of an hour. */
export const sessionTimes: Record<LoginRealm, SessionTimes> = {
  customer: { idleMs: 30 * DAY, wholeMs: 365 * DAY, freshMs: 60 * MINUTE },
  staff: { idleMs: 15 * MINUTE, wholeMs: 12 * 60 * MINUTE, freshMs: 60 * MINUTE },
  operator: { idleMs: 15 * MINUTE, wholeMs: 12 * 60 * MINUTE, freshMs: 60 * MINUTE },
};

interface RealmCookie {
  name: string;
  deviceName: string;
  sameSite: 'lax' | 'strict';
  maxAgeSeconds: number;
}

/** One cookie name per realm, bound to its host (`__Host-`). */
export const sessionCookies: Record<LoginRealm, RealmCookie> = {
  customer: {
    name: '__Host-kinline_family',
    deviceName: '__Host-kinline_family_device',
    sameSite: 'lax',
    // the server ends it when idle; the cookie only must not end before
    maxAgeSeconds: (365 * DAY) / 1000,
  },
  staff: {
    name: '__Host-kinline_staff',
    deviceName: '__Host-kinline_staff_device',
    sameSite: 'strict',
    maxAgeSeconds: (12 * 60 * MINUTE) / 1000,
  },
  operator: {
    name: '__Host-kinline_ops',
    deviceName: '__Host-kinline_ops_device',
    sameSite: 'strict',
    maxAgeSeconds: (12 * 60 * MINUTE) / 1000,
  },
};

/** Minutes a one-time link works. The reset link is the shortest: it opens the door by itself. */
export const linkMinutes = {
  reset_password: 30,
  verify_email: 24 * 60,
  invite: 72 * 60,
  not_me: 7 * 24 * 60,
  confirm_email: 24 * 60,
  undo_email: 72 * 60,
  stop_move: 14 * 24 * 60,
} as const;

/** What a one-time link does. */
export type LinkPurpose = keyof typeof linkMinutes;
/** What a mail is asked for that brings something secret: a link, or the code of one sign-in. */
export type MailPurpose = LinkPurpose | 'sign_in_code';
