import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { clearTries, lockTries, setTries } from './queries/pins.ts';
import { FORGET_TRIES_AFTER_MS, lockMinutes, type Tried } from './try-lock.ts';

/** Whom a try counts against: a number that was typed at a device (somebody's or nobody's), and the device. */
export interface Tries {
  person: Buffer;
  subjects: readonly { tried: Tried; subject: Buffer }[];
}

export function triesOf(app: App, about: { agencyId: string; deviceId: string; number: string }): Tries {
  const person = personOf(app, about);
  return {
    person,
    // Always in the same order, so that two who try at once do not wait for each other.
    subjects: [
      { tried: 'device', subject: digest(app, 'device', about.deviceId) },
      { tried: 'person', subject: digest(app, 'person at device', about.deviceId, person.toString('hex')) },
    ],
  };
}

/** Counts a try as a wrong one before it is looked at, so that a hundred at once are no more than five. Minutes until the lock ends; 0: go on. */
export async function takeTry(tx: Tx, tries: Tries, now: Date): Promise<number> {
  let minutes = 0;
  for (const { tried, subject } of tries.subjects) {
    const before = await lockTries(tx, subject, tried === 'person' ? tries.person : null, now);
    if (before.lockedUntil !== null && before.lockedUntil > now) {
      minutes = Math.max(minutes, Math.ceil((before.lockedUntil.getTime() - now.getTime()) / 60_000));
      continue;
    }
    const failures = (now.getTime() - before.lastAt.getTime() > FORGET_TRIES_AFTER_MS ? 0 : before.failures) + 1;
    const locksFor = lockMinutes(tried, failures);
    const lockedUntil = locksFor > 0 ? new Date(now.getTime() + locksFor * 60_000) : null;
    await setTries(tx, subject, { failures, lockedUntil, lastAt: now });
  }
  return minutes;
}

/** The try was a right one. */
export async function giveBackTry(tx: Tx, tries: Tries, now: Date): Promise<void> {
  for (const { subject } of tries.subjects) await setTries(tx, subject, { failures: 0, lockedUntil: null, lastAt: now });
}

export async function forgetTries(app: App, tx: Tx, about: { agencyId: string; number: string }): Promise<void> {
  await clearTries(tx, personOf(app, about));
}

function personOf(app: App, { agencyId, number }: { agencyId: string; number: string }): Buffer {
  return digest(app, 'person', agencyId, number.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

function digest(app: App, ...parts: string[]): Buffer {
  return createHmac('sha256', app.secret('devices.tries')).update(parts.join('\n')).digest();
}
