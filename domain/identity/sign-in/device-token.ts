import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { sameSecret } from '#kernel/ids.ts';

// Shows that this browser has signed in to this address before. It opens nothing: it only keeps strangers' wrong tries
// from counting against the owner's own device (OWASP's "device cookie").

export function makeDeviceToken(app: App, emailHash: Buffer): string {
  const nonce = randomBytes(16);
  return `${nonce.toString('base64url')}.${sign(app, emailHash, nonce).toString('base64url')}`;
}

/** The counter this token counts under; null when it is not ours or of another address. */
export function deviceOf(app: App, emailHash: Buffer, token: unknown): Buffer | null {
  if (typeof token !== 'string' || token.length > 200) return null;
  const [nonceText = '', signature = ''] = token.split('.', 2);
  const nonce = Buffer.from(nonceText, 'base64url');
  if (nonce.length !== 16 || !sameSecret(sign(app, emailHash, nonce), Buffer.from(signature, 'base64url'))) return null;
  return createHash('sha256').update(nonce).digest();
}

function sign(app: App, emailHash: Buffer, nonce: Buffer): Buffer {
  return createHmac('sha256', app.secret('identity.device')).update(emailHash).update(nonce).digest();
}
