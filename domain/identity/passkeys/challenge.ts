import { createHmac, randomBytes } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { hashToken, sameSecret } from '#kernel/ids.ts';
import type { LoginRealm } from '../email.ts';

/** Minutes in which a challenge can be answered. Real time: the sandbox clock moves no security clock. */
export const CHALLENGE_MINUTES = 5;

/** What a challenge is for, and whom it is bound to: an answer to one is none to another. */
export interface ChallengeUse {
  use: 'add' | 'invite' | 'sign_in' | 'second_step' | 'proof';
  realm: LoginRealm;
  /** The login, session, invitation, attempt or browser that was asked. */
  about: string;
}

const NONCE = 16;
const HEAD = NONCE + 6;

/** 16 random bytes, until when it works, and the installation's signature over both and the use. Nothing is stored for it. */
export function makeChallenge(app: Pick<App, 'secret'>, of: ChallengeUse): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(HEAD);
  randomBytes(NONCE).copy(head);
  head.writeUIntBE(Date.now() + CHALLENGE_MINUTES * 60_000, NONCE, 6);
  return Buffer.concat([head, sign(app, of, head)]);
}

/** What is kept of an answered challenge; null when it is not ours, for something else, or too old. */
export function openChallenge(app: Pick<App, 'secret'>, of: ChallengeUse, text: string): { hash: Buffer; expiresAt: Date } | null {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== HEAD + 32 || bytes.toString('base64url') !== text) return null;
  const head = bytes.subarray(0, HEAD);
  if (!sameSecret(sign(app, of, head), bytes.subarray(HEAD))) return null;
  const expiresAt = new Date(head.readUIntBE(NONCE, 6));
  return expiresAt.getTime() > Date.now() ? { hash: hashToken(text), expiresAt } : null;
}

function sign(app: Pick<App, 'secret'>, of: ChallengeUse, head: Buffer): Buffer {
  const bound = JSON.stringify([of.use, of.realm, of.about]);
  return createHmac('sha256', app.secret('identity.passkey.challenge')).update(head).update(bound).digest();
}
