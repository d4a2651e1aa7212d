import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { App } from '#kernel/app.ts';

/** Long enough to sign up in peace, too short to collect. A security time: it follows the real clock. */
const PERSON_REFERENCE_MINUTES = 120;
const CIPHER = 'aes-256-gcm';

export interface SealedPerson {
  agencyId: string;
  number: string;
}

/** What stands in an address instead of a person's id: sealed, so it can be neither read, guessed nor counted through. */
export function sealPerson(app: Pick<App, 'secret'>, person: SealedPerson, now: Date = new Date()): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, app.secret('directory.person'), nonce);
  const expires = now.getTime() + PERSON_REFERENCE_MINUTES * 60_000;
  const sealed = Buffer.concat([cipher.update(JSON.stringify([person.agencyId, person.number, expires])), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The person behind a reference, or null when it is forged, changed or too old. */
export function openPerson(app: Pick<App, 'secret'>, reference: string, now: Date = new Date()): SealedPerson | null {
  if (!/^[\w-]{40,400}$/.test(reference)) return null;
  const bytes = Buffer.from(reference, 'base64url');
  const decipher = createDecipheriv(CIPHER, app.secret('directory.person'), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
    const [agencyId, number, expires] = JSON.parse(text) as [string, string, number];
    return now.getTime() < expires ? { agencyId, number } : null;
  } catch {
    return null;
  }
}
