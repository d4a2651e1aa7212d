import { randomInt } from 'node:crypto';

// Read from one screen and typed at another: no zero and no one.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 10;

/** For how long the code that joins a device works. 50 random bits: nobody guesses one of the few that are open in that time. */
export const CODE_MINUTES = 30;

/** "K7PQM-2XRTB". */
export function makeDeviceCode(): string {
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** The code as it is hashed, whatever case, spaces and dashes were typed. */
export function normaliseCode(typed: unknown): string {
  return typeof typed === 'string'
    ? typed
        .slice(0, 100)
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
    : '';
}
