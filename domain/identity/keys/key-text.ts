import { randomBytes } from 'node:crypto';
import { hashToken, randomToken } from '#kernel/ids.ts';

// `knl_` + what everybody may see of it + `_` + 256 random bits. The beginning is always the same, so that scanners find a key in code.
const SHAPE = /^knl_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/;

export interface KeyText {
  /** Shown once, stored nowhere. */
  text: string;
  prefix: string;
  hash: Buffer;
}

export function makeKeyText(): KeyText {
  const prefix = `knl_${randomBytes(6).toString('hex')}`;
  const text = `${prefix}_${randomToken()}`;
  return { text, prefix, hash: hashToken(text) };
}

/** What is stored of a key that somebody shows; null for what can't be one. */
export function hashOfKey(shown: string): Buffer | null {
  return SHAPE.test(shown) ? hashToken(shown) : null;
}
