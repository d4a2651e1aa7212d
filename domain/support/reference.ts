import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';

// Without 0 O 1 I L U: nobody reads them wrong on the phone.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/**
 * A message's number for people: "HELP-7F3K-92QD-M4XP". It follows from the form's stamp and what was written, so that a
 * double click or a refreshed page is the same message and not a second one.
 */
export function referenceOf(app: Pick<App, 'secret'>, stamp: string, written: readonly (string | null)[]): string {
  const digest = createHmac('sha256', app.secret('support.reference'))
    .update(JSON.stringify([stamp, ...written]))
    .digest('hex');
  let value = BigInt(`0x${digest}`);
  let letters = '';
  for (let i = 0; i < LENGTH; i++) {
    letters += ALPHABET[Number(value % BigInt(ALPHABET.length))];
    value /= BigInt(ALPHABET.length);
  }
  return `HELP-${letters.replace(/(.{4})(?=.)/g, '$1-')}`;
}

export function isReference(text: unknown): text is string {
  return typeof text === 'string' && new RegExp(`^HELP(-[${ALPHABET}]{4}){3}$`).test(text);
}
