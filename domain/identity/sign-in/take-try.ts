import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type LoginRealm, sourceHash } from '../email.ts';
import { FORGET_TRIES_AFTER_MS, lockMinutes, minutesUntil, sourceBudgets, windowStart } from './lock.ts';
import { countSource, insertLockout, lockCounter, setCounter, uncountSource } from '../queries/attempts.ts';
import { type Credential, credentialByEmail } from '../queries/logins.ts';

interface About {
  realm: LoginRealm;
  emailKey: string;
  hash: Buffer;
  source: string;
  device: Buffer | null;
}

export interface Try {
  credential: Credential;
  failures: number;
  /** Minutes this try locks for if it proves wrong; 0 = not. */
  locksFor: number;
  emailHash: Buffer;
  deviceHash: Buffer;
  source: { hash: Buffer; windowStart: Date } | null;
}

const NO_DEVICE = Buffer.alloc(0);

/**
 * Counts the try as a wrong one before it is looked at; a right one is given back. So a hundred at once are five tries, and
 * nobody learns more by asking faster. Counted by address, whether or not it has a login. Lock windows run by the business clock.
 * Refuses identity.too_many_from_here and identity.locked, which stay counted.
 */
export async function takeTry(app: App, scope: Scope, about: About): Promise<Try> {
  const now = app.clock.now();
  const deviceHash = about.device ?? NO_DEVICE;
  const source = about.device ? null : { hash: sourceHash(app, about.source), windowStart: windowStart('sign_in', now) };
  const taken = await app.tx(scope, async (tx): Promise<Try | { refused: string; minutes: number }> => {
    const { most, windowMs } = sourceBudgets.sign_in;
    if (source && (await countSource(tx, source.hash, 'sign_in', source.windowStart)) > most) {
      return { refused: 'identity.too_many_from_here', minutes: minutesUntil(new Date(source.windowStart.getTime() + windowMs), now) };
    }
    const counter = await lockCounter(tx, about.hash, deviceHash, now);
    if (counter.lockedUntil && counter.lockedUntil > now)
      return { refused: 'identity.locked', minutes: minutesUntil(counter.lockedUntil, now) };
    const failures = (now.getTime() - counter.lastAt.getTime() > FORGET_TRIES_AFTER_MS ? 0 : counter.failures) + 1;
    const locksFor = lockMinutes(failures);
    const lockedUntil = locksFor > 0 ? new Date(now.getTime() + locksFor * 60_000) : null;
    await setCounter(tx, about.hash, deviceHash, { failures, lockedUntil }, now);
    if (lockedUntil) await insertLockout(tx, about.hash, failures, now, lockedUntil);
    return {
      credential: await credentialByEmail(tx, about.realm, about.emailKey),
      failures,
      locksFor,
      emailHash: about.hash,
      deviceHash,
      source,
    };
  });
  if ('refused' in taken) refuse(taken.refused, { minutes: taken.minutes });
  return taken;
}

/** The try was a right one: the count begins anew and the source has its share back. */
export async function giveBackTry(app: App, tx: Tx, taken: Try): Promise<void> {
  await setCounter(tx, taken.emailHash, taken.deviceHash, { failures: 0, lockedUntil: null }, app.clock.now());
  if (taken.source) await uncountSource(tx, taken.source.hash, 'sign_in', taken.source.windowStart);
}
