import { randomInt } from 'node:crypto';

// Without 0 O 1 I L U: nobody reads them wrong on the phone, and no word comes out that hurts.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** A new number for people: "KL-7F3K-92QD". Chance alone; the database refuses a second use. */
export function newReference(): string {
  const group = (): string => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `KL-${group()}-${group()}`;
}

/** What a person typed, as the number it means, or null: small letters, missing or other dashes and spaces are forgiven. */
export function readReference(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '');
  const body = bare.startsWith('KL') && bare.length === 2 * GROUP + 2 ? bare.slice(2) : bare;
  if (body.length !== 2 * GROUP || [...body].some((letter) => !ALPHABET.includes(letter))) return null;
  return `KL-${body.slice(0, GROUP)}-${body.slice(GROUP)}`;
}
