import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';

/** How long a code in a mail works, and how often it may be typed (ASVS 6.5.5, 6.6.3). */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** The six digits of one attempt to sign in. They follow from its id and the installation's key, so they are stored nowhere. */
export function signInCode(app: App, attemptId: string): string {
  const digest = createHmac('sha256', app.secret('identity.sign_in_code')).update(attemptId).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Four letters on the page and in the mail: which mail belongs to which try. Says nothing about the code. */
export function attemptMark(attemptId: string): string {
  return attemptId.slice(-4).toUpperCase();
}
