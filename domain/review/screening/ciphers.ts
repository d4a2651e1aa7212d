/** Texts that are written so that nobody reads them: numbers for letters, Morse, shifted and turned alphabets, words backwards. */

import { COMMON } from './common-words.ts';
import { matches } from './passage.ts';

const NUMBER_CODE = /(?<![\p{L}\p{N}$])\d{1,2}(?:[\s.,-]\s?\d{1,2}){7,}(?![\p{L}\p{N}])/gu;
const MORSE = /(?:[.\-·–—•]{1,5}[ /|]+){5,}[.\-·–—•]{1,5}/g;
const BITS = /\b[01]{8}(?:\s?[01]{8})+\b/g;
const LONG_WORD = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{12,}={0,2}/g;
/** Groups of small and capital letters and digits: "gJ5 kQ2 vX9". */
const GROUPS = /\b(?:(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)\w{3,6}(?:[\s,.-]+|$)){5,}/g;
const HEX = /\b(?:[0-9a-f]{2}[\s:]){6,}[0-9a-f]{2}\b/gi;

/** Numbers for letters, Morse, bits, base64, and words that no tongue could say. */
export function* ciphers(text: string): Generator<{ from: number; to: number }> {
  if (/[\d=]/.test(text)) yield* codes(text);
  if (['-', '–', '—'].some((dash) => text.includes(dash))) {
    for (const { from, to } of matches(text, MORSE))
      if (/[-–—]/.test(text.slice(from, to)) && /[.·•]/.test(text.slice(from, to))) yield { from, to };
  }
  if (!hasOddPairs(text)) return;
  yield* unsayable(text);
  yield* shifted(text);
}

function* codes(text: string): Generator<{ from: number; to: number }> {
  for (const { from, to } of matches(text, NUMBER_CODE)) if (looksLikeCode(text.slice(from, to))) yield { from, to };
  yield* matches(text, BITS);
  yield* matches(text, HEX);
  yield* matches(text, GROUPS);
  for (const { from, to } of matches(text, LONG_WORD)) {
    if (/[\p{L}\p{N}@/.]/u.test(text[from - 1] ?? '')) continue;
    const found = text.slice(from, to);
    const mixed = /[a-z]/.test(found) && /[A-Z]/.test(found.slice(1)) && /\d/.test(found);
    if (mixed || found.endsWith('=')) yield { from, to };
  }
}

/** Letters by number stay between 1 and 26, and are neither in order, as counted or lottery numbers are, nor sets of a game, nor rows of a sudoku. */
function looksLikeCode(found: string): boolean {
  const numbers = found.split(/\D+/).map(Number);
  const inOrder =
    numbers.every((one, n) => n === 0 || one >= numbers[n - 1]!) || numbers.every((one, n) => n === 0 || one <= numbers[n - 1]!);
  return numbers.length >= 8 && !inOrder && numbers.every((one) => one >= 1 && one <= 26) && !isScore(found) && !isSudoku(numbers);
}

/** Each nine of them are 1 to 9, every one once. */
function isSudoku(numbers: readonly number[]): boolean {
  const rows = Array.from({ length: Math.ceil(numbers.length / 9) }, (_, n) => numbers.slice(n * 9, n * 9 + 9));
  return rows.every((row) => new Set(row).size === 9 && row.every((one) => one <= 9));
}

/** By how much a set is won: of tennis, table tennis, badminton, volleyball and its last one. */
const WON_AT = [[6], [11], [21], [25, 15]];

/** The sets of one game, one after the other: "6-4, 3-6, 7-6". */
function isScore(found: string): boolean {
  const sets = found.split(/[\s.,]+/).map((set) => set.split('-').map(Number));
  const isWon = (set: number[], at: number): boolean => {
    const [lost, won] = set.toSorted((a, b) => a - b) as [number, number];
    if (at === 6 && won === 7) return lost === 5 || lost === 6;
    return won === at ? lost <= at - 2 : won > at && at > 6 && won - lost === 2;
  };
  return sets.every((set) => set.length === 2) && WON_AT.some((at) => sets.every((set) => at.some((points) => isWon(set, points))));
}

const STRANGE = /[bcdfghjklmnpqrstvwxz]{5,}|^[bcdfghjklmnpqrstvwxz]{3,}$|q[^u]|[jvxz][bcdfgkpqtx]|[aeiou]{5,}/i;

/** Capitals alone are a word from so many letters on; fewer are somebody's acronym. */
const ACRONYM = 5;

/** Four words or more in a row of which most hold five consonants side by side, or no vowel, or letters that never meet. */
function* unsayable(text: string): Generator<{ from: number; to: number }> {
  let [from, to, odd, count] = [0, 0, 0, 0];
  for (const match of text.matchAll(/[a-z]{3,}/giu)) {
    if (STRANGE.test(match[0]) && (match[0].length >= ACRONYM || match[0] !== match[0].toUpperCase())) {
      if (count === 0) from = match.index;
      odd++;
      count++;
      to = match.index + match[0].length;
    } else if (count > 0 && odd * 2 > count + 1 - odd) count++;
    else {
      if (odd >= 4) yield { from, to };
      [odd, count] = [0, 0];
    }
  }
  if (odd >= 4) yield { from, to };
}

/** Pairs of letters that no English or Spanish word holds, or few: after the letter before the colon those behind it. */
const ODD_PAIRS =
  'b:bcdfghjkmnpqvwxz c:bdfgjmnpqvwxz d:bchjknqtvwxz f:bcdghjkmnpqsvwxyz g:bcdfjkmpqtvwxyz h:cfghjklmpqvwxz i:hiquwy j:bcdfghijklmnqrstvwxyz k:bcdfghjkmpqrtuvwxz l:hjnqxz m:cdfghjklqrtvwxyz n:bhjpqrwxz p:bfgjkmnqvwxz q:abcdefghijklmnopqrstvwxyz r:hqwxz s:bgjrxz t:dfgjkqvx u:fhjkoquwxz v:bcdfghjklmnpqrstvwxyz w:bcdfgjklmpqtuvwxyz x:bdfghjklmnqrsuvwxyz y:cdfghijkqrvwxz z:bcdfghijklmnpqrstuvwxy';

const ODD = new Uint8Array(128 << 8);
for (const pairs of ODD_PAIRS.split(' '))
  for (const second of pairs.slice(2))
    for (const [one, other] of [pairs[0]! + second, (pairs[0]! + second).toUpperCase(), pairs[0]!.toUpperCase() + second])
      ODD[(one!.charCodeAt(0) << 8) | other!.charCodeAt(0)] = 1;

/** So near each other do odd pairs stand in a cipher. */
const ODD_WITHIN = 32;

/** Whether some passage looks as if it were no language. Looks at every third pair, since this is asked of every text. */
function hasOddPairs(text: string): boolean {
  let last = -ODD_WITHIN;
  for (let at = 1; at < text.length; at += 3) {
    if (ODD[(text.charCodeAt(at - 1) << 8) | text.charCodeAt(at)] !== 1) continue;
    if (at - last < ODD_WITHIN) return true;
    last = at;
  }
  return false;
}

/** Letters 0 to 25 of a word, without accents. */
const lettersOf = (word: string): number[] =>
  [...word.normalize('NFD').toLowerCase()].map((letter) => letter.charCodeAt(0) - 97).filter((letter) => letter >= 0 && letter < 26);
const steps = (letters: readonly number[], sign: 1 | -1): string =>
  letters
    .slice(1)
    .map((letter, n) => String.fromCharCode(97 + ((sign * (letter - letters[n]!) + 26) % 26)))
    .join('');

/** A common word's steps from letter to letter, which moving the alphabet leaves as they are, to the letters it may begin with. */
const BY_STEPS = Map.groupBy(COMMON, (word) => steps(lettersOf(word), 1));

/** The ways in which a word may stand for a common one: 1-25 the alphabet moved, 26-51 turned round and moved, 52 backwards; 0: it is one. */
function readings(word: string): Set<number> {
  const letters = lettersOf(word);
  const found = new Set<number>();
  if (letters.length < 2) return found;
  for (const plain of BY_STEPS.get(steps(letters, 1)) ?? []) found.add((letters[0]! - plain.charCodeAt(0) + 97 + 26) % 26);
  for (const plain of BY_STEPS.get(steps(letters, -1)) ?? []) found.add(26 + ((letters[0]! + plain.charCodeAt(0) - 97) % 26));
  if (COMMON.has(String.fromCharCode(...letters.map((letter) => letter + 97).reverse()))) found.add(BACKWARDS);
  return found;
}

const BACKWARDS = 52;
/** What common words in a row weigh, by their length, before they are taken for a cipher: three of them, or two long ones and a short one. */
const WEIGHS = [0, 0, 1, 2, 3];
const ENOUGH = 7;

/** Passages in which word after word becomes a common one when the alphabet is moved, always by as much. */
const shifted = (text: string) => disguised(text, (reading) => reading > 0 && reading < BACKWARDS);
/** Passages whose words are written backwards. */
export const backwards = (text: string) => disguised(text, (reading) => reading === BACKWARDS);

function* disguised(text: string, isAsked: (reading: number) => boolean): Generator<{ from: number; to: number }> {
  const rows = new Map<number, { from: number; to: number; weight: number; most: number }>();
  const found: { from: number; to: number }[] = [];
  for (const match of text.matchAll(/\p{L}{2,}/gu)) {
    const its = readings(match[0]);
    const to = match.index + match[0].length;
    for (const [reading, row] of rows) {
      if (its.has(reading)) continue;
      row.weight -= its.has(0) ? 3 : 1;
      if (row.weight > 0) continue;
      if (row.most >= ENOUGH) found.push(row);
      rows.delete(reading);
    }
    for (const reading of its) {
      if (!isAsked(reading) || its.has(0)) continue;
      const row = rows.get(reading) ?? { from: match.index, to, weight: 0, most: 0 };
      row.weight += (WEIGHS[match[0].length] ?? 4) + (reading === BACKWARDS && match[0].length > 2 ? 1 : 0);
      rows.set(reading, { ...row, to, most: Math.max(row.most, row.weight) });
    }
  }
  yield* [...found, ...[...rows.values()].filter(({ most }) => most >= ENOUGH)].map(({ from, to }) => ({ from, to }));
}
