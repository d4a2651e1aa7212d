import { baseWords, commonPasswords, productWords } from './common-passwords.ts';

export const LONGEST_PASSWORD_BYTES = 1024;

export type PasswordProblem =
  | 'password_empty'
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_repeats'
  | 'password_sequence'
  | 'password_own_words';

/** At least 15 characters alone, 8 beside a second factor (NIST SP 800-63B-4). */
export function leastLength(secondFactor: boolean): number {
  return secondFactor ? 8 : 15;
}

/** The form in which a password is hashed: the same letters from any keyboard give the same bytes. Nothing is cut or trimmed. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** What is wrong with a new password, or null. `own` are the person's e-mail and names. No rule asks for kinds of characters. */
export function passwordProblem(typed: unknown, options: { secondFactor: boolean; own: readonly string[] }): PasswordProblem | null {
  if (typeof typed !== 'string' || typed === '') return 'password_empty';
  if (Buffer.byteLength(typed) > LONGEST_PASSWORD_BYTES) return 'password_too_long';
  const password = normalisePassword(typed);
  if (Buffer.byteLength(password) > LONGEST_PASSWORD_BYTES) return 'password_too_long';
  if ([...password].length < leastLength(options.secondFactor)) return 'password_too_short';
  const folded = fold(password);
  if (repeats(folded)) return 'password_repeats';
  if (isSequence(folded)) return 'password_sequence';
  if (isCommon(folded)) return 'password_common';
  if (isOwn(folded, options.own)) return 'password_own_words';
  return null;
}

const LOOKALIKES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

function lettersOf(folded: string): string {
  return folded.replace(/[013457@$!]/g, (c) => LOOKALIKES[c]!).replace(/[^\p{L}]/gu, '');
}

/** One or two different characters, or one piece of up to five said again and again. */
function repeats(folded: string): boolean {
  const characters = [...folded];
  if (new Set(characters).size <= 2) return true;
  for (let length = 1; length <= 5; length++) {
    if (characters.every((c, i) => i < length || c === characters[i - length])) return true;
  }
  return false;
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'abcdefghijklmnñopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopasdfghjklñzxcvbnm',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** Made of at most three runs along the alphabet, the digits or the keyboard, forwards or backwards. */
function isSequence(folded: string): boolean {
  const plain = folded.replace(/[\s._-]/g, '');
  if (plain.length < 4) return true;
  let rest = plain;
  for (let runs = 0; runs < 3 && rest !== ''; runs++) {
    const length = longestRun(rest);
    if (length < 4) return false;
    rest = rest.slice(length);
  }
  return rest === '';
}

function longestRun(text: string): number {
  const rows = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  for (let length = text.length; length >= 4; length--) {
    if (rows.some((row) => row.includes(text.slice(0, length)))) return length;
  }
  return 0;
}

/** On the list as it stands, a listed word twice, or nothing but listed words with digits and signs around them. */
function isCommon(folded: string): boolean {
  const packed = folded.replace(/[\s._-]/g, '');
  if (commonPasswords.has(folded) || commonPasswords.has(packed)) return true;
  const asLetters = lettersOf(folded);
  const plainLetters = folded.replace(/[^\p{L}]/gu, '');
  return [asLetters, plainLetters].some((letters) => letters !== '' && madeOf(letters, 2));
}

/** Whether `letters` is at most `most` words of the lists put together. Three words are a guess no list holds. */
function madeOf(letters: string, most: number): boolean {
  if (letters === '') return true;
  if (most === 0) return false;
  for (let end = letters.length; end >= 3; end--) {
    const word = letters.slice(0, end);
    if ((baseWords.has(word) || productWords.has(word)) && madeOf(letters.slice(end), most - 1)) return true;
  }
  return false;
}

/** Little more than the person's own e-mail or name. */
function isOwn(folded: string, own: readonly string[]): boolean {
  const password = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const pieces = own.flatMap((text) => {
    const whole = fold(text);
    return [whole, whole.split('@')[0]!, ...whole.split(/[^\p{L}\p{N}]+/u)];
  });
  const words = [...new Set(pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '')))]
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
  if (!words.some((word) => password.includes(word))) return false;
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password);
  return rest.replace(/\d/g, '').length < 6;
}
